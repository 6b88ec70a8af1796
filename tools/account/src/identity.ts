import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Check } from './check';
import { finding } from './check';

/** Compares the account of the credentials with that of the stack. */
export const identity: Check = async ({ stack, account }) => {
  const [provider] = stack.providers();
  if (provider === undefined) {
    return [];
  }
  const { Account = '', Arn = '' } = await account
    .client(STSClient, provider.region)
    .send(new GetCallerIdentityCommand({}));
  return [
    finding(
      Account === provider.accountId,
      `account ${provider.accountId}`,
      `credentials of ${Arn}`,
      'use credentials of the account of the stack',
    ),
  ];
};
