export { PeeringAccepter } from './peering-accepter';
export type { PeeringAccepterProps, PeeringProps, PeeringRequesterProps, RequestedPeer } from './peering-props';
export { PeeringRequester } from './peering-requester';
