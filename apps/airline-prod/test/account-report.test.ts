import { accountReport } from '../src/commands/account-report';

it('is a table with the advice below it, each once', () => {
  const bucket = {
    check: 'state bucket',
    subject: 'airline-state',
    status: 'failed',
    found: 'does not exist',
  } as const;
  const report = accountReport('dr', [
    { check: 'identity', subject: 'account 1', status: 'ok', found: 'credentials of me' },
    { ...bucket, advice: 'deploy bootstrap first' },
    { ...bucket, advice: 'deploy bootstrap first' },
    { check: 'quota', subject: 'VPCs', status: 'unknown', found: 'AccessDenied' },
  ]);

  expect(report).toMatch(/│ identity +│ account 1 +│ credentials of me +│ ok +│/);
  expect(report).toMatch(/│ state bucket +│ airline-state +│ does not exist +│ FAILED +│/);
  expect(report).toMatch(/│ quota +│ VPCs +│ AccessDenied +│ unknown +│/);
  expect(report).toMatch(/\nTo do:\n- airline-state: deploy bootstrap first$/);
});

it('says when a stack has nothing to look at', () => {
  expect(accountReport('vault', [])).toBe('vault: nothing to look at.');
});
