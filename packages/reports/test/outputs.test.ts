import { missingOutputsReport } from '../src';

const options = { order: ['bootstrap', 'vault'], command: 'npm run record-outputs --' };

describe('missingOutputsReport', () => {
  it('lists the stacks that need an output, and the command that records it', () => {
    const missing = [
      { stack: 'vault', name: 'fileSystemId', neededBy: 'dr' },
      { stack: 'bootstrap', name: 'hostedZoneId', neededBy: 'primary' },
      { stack: 'bootstrap', name: 'hostedZoneId', neededBy: 'dr' },
    ];

    expect(missingOutputsReport(missing, options)).toBe(`Outputs not recorded yet (the JSON contains placeholders):
  primary, dr need bootstrap.hostedZoneId: deploy bootstrap, then npm run record-outputs -- bootstrap
  dr needs vault.fileSystemId: deploy vault, then npm run record-outputs -- vault`);
  });

  it('is empty when all outputs are recorded', () => {
    expect(missingOutputsReport([], options)).toBe('');
  });
});
