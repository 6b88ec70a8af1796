import { airlineMissingOutputs } from '../src/airline-reports';
import { airlineOutputs } from '../src/config/outputs';
import { recordedOutputs, synthesized } from './output';

describe('outputs that are not recorded', () => {
  const output = synthesized({});

  it('are placeholders in the JSON that cannot be mistaken for ids', () => {
    expect(output.json.dns?.text).toContain('NOT-RECORDED-hostedZoneId');
    expect(output.json.dr?.text).toContain('NOT-RECORDED-replicaFileSystemId');
  });

  it('are listed, with the stacks that need them and the command that records them', () => {
    expect(airlineMissingOutputs(output.missingOutputs))
      .toBe(`Outputs not recorded yet (the JSON contains placeholders):
  primary, dr, staging, dns need bootstrap.hostedZoneId: deploy bootstrap, then npm run record-outputs -- bootstrap
  primary, dr need vault.replicaFileSystemId: deploy vault, then npm run record-outputs -- vault`);
  });
});

it('contains no placeholder when all outputs are recorded', () => {
  const output = synthesized(recordedOutputs);

  expect(output.missingOutputs).toEqual([]);
  expect(Object.values(output.json).filter(({ text }) => text.includes('NOT-RECORDED'))).toEqual([]);
});

it('reads the committed file of outputs', () => {
  expect(Object.keys(airlineOutputs())).toEqual(['bootstrap', 'vault']);
});
