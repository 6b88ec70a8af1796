import { preflightChecks } from '@etops/account';
import { runAccountCommand } from './account-command';

runAccountCommand({
  name: 'preflight',
  summary: `Looks at the account before a stack is applied: credentials, quotas, instance types, image, what exists already, and
the delegation of the hosted zone. It changes nothing.`,
  checks: preflightChecks(),
});
