import type { VpnConnectionConfig } from '@cdktf/provider-aws/lib/vpn-connection';
import type { Checked } from '@etops/foundation';
import type { VpnConnectionProps } from './vpn-props';

/**
 * Returns the options of both tunnels: IKEv2, with activity logs.
 *
 * The Amazon side starts and restarts the tunnels, so that they recover without an operator.
 */
export function tunnelOptions(
  { security = {}, tunnelInsideCidrBlocks }: Checked<VpnConnectionProps>,
  logGroupArn: string | undefined,
): Partial<VpnConnectionConfig> {
  const {
    encryptionAlgorithms = ['AES256-GCM-16', 'AES256'],
    integrityAlgorithms = ['SHA2-512', 'SHA2-384', 'SHA2-256'],
    dhGroups = [21, 20, 19],
  } = security;
  const ikeVersions = ['ikev2'];
  const [encryption, integrity, groups] = [[...encryptionAlgorithms], [...integrityAlgorithms], [...dhGroups]];
  return {
    tunnel1IkeVersions: ikeVersions,
    tunnel2IkeVersions: ikeVersions,
    tunnel1Phase1EncryptionAlgorithms: encryption,
    tunnel2Phase1EncryptionAlgorithms: encryption,
    tunnel1Phase2EncryptionAlgorithms: encryption,
    tunnel2Phase2EncryptionAlgorithms: encryption,
    tunnel1Phase1IntegrityAlgorithms: integrity,
    tunnel2Phase1IntegrityAlgorithms: integrity,
    tunnel1Phase2IntegrityAlgorithms: integrity,
    tunnel2Phase2IntegrityAlgorithms: integrity,
    tunnel1Phase1DhGroupNumbers: groups,
    tunnel2Phase1DhGroupNumbers: groups,
    tunnel1Phase2DhGroupNumbers: groups,
    tunnel2Phase2DhGroupNumbers: groups,
    tunnel1StartupAction: 'start',
    tunnel2StartupAction: 'start',
    tunnel1DpdTimeoutAction: 'restart',
    tunnel2DpdTimeoutAction: 'restart',
    ...(tunnelInsideCidrBlocks === undefined
      ? {}
      : { tunnel1InsideCidr: tunnelInsideCidrBlocks[0], tunnel2InsideCidr: tunnelInsideCidrBlocks[1] }),
    tunnel1LogOptions: logOptions(logGroupArn),
    tunnel2LogOptions: logOptions(logGroupArn),
  };
}

/** Returns the options of the activity log; explicit if it is off, since a tunnel keeps options that disappear. */
function logOptions(logGroupArn: string | undefined) {
  return {
    cloudwatchLogOptions:
      logGroupArn === undefined ? { logEnabled: false } : { logEnabled: true, logGroupArn, logOutputFormat: 'json' },
  };
}
