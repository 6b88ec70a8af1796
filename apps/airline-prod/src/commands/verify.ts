import { verifyChecks } from '@etops/account';
import { runAccountCommand } from './account-command';

runAccountCommand({
  name: 'verify',
  summary: `Looks at the account after a stack was applied: servers, warm pool, targets, VPN tunnels, databases, copies of secrets
and files, and who is subscribed to the topics. It changes nothing.`,
  checks: verifyChecks,
});
