import { RecordedFacts } from '../src';

describe('RecordedFacts', () => {
  it('gives the recorded value', () => {
    const facts = new RecordedFacts({ bootstrap: { hostedZoneId: 'Z123' } });

    expect(facts.get('bootstrap', 'hostedZoneId', 'dns')).toBe('Z123');
    expect(facts.missingFacts).toEqual([]);
  });

  it('gives a placeholder that nobody can mistake for an id, and tells once who waits for it', () => {
    const facts = new RecordedFacts({ bootstrap: {} });

    expect(facts.get('bootstrap', 'hostedZoneId', 'dns')).toBe('NOT-RECORDED-hostedZoneId');
    facts.get('bootstrap', 'hostedZoneId', 'dns');
    facts.get('vault', 'fileSystemId', 'dr');

    expect(facts.missingFacts).toEqual([
      { recordedBy: 'bootstrap', name: 'hostedZoneId', neededBy: 'dns' },
      { recordedBy: 'vault', name: 'fileSystemId', neededBy: 'dr' },
    ]);
  });
});
