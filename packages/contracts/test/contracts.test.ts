import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupVaultRef, NetworkRef, RecoveryCapability } from '../src';

const sources = join(__dirname, '../src');

it('exports no runtime', () => {
  expect(Object.keys(jest.requireActual<object>('../src'))).toEqual([]);
});

it.each(readdirSync(sources))('%s contains plain data only, which two versions can share', (file) => {
  const text = readFileSync(join(sources, file), 'utf8');

  expect(text).not.toMatch(/\b(class|enum|function|const)\b\s+\w+\s*[({=]|IConstruct|\bDuration\b/);
  expect(text).not.toMatch(/^import (?!type)/m);
  expect(text.match(/^ {2}(?!readonly |\| |\/?\*| )\w+\??:/gm) ?? []).toEqual([]);
});

it('describes existing resources with object literals', () => {
  const network: NetworkRef = {
    vpcId: 'vpc-1',
    cidrBlock: '10.0.0.0/16',
    publicSubnets: [],
    applicationSubnets: [],
    dataSubnets: [{ id: 'subnet-1', availabilityZone: 'eu-central-1a' }],
  };
  const forDatabases: Pick<NetworkRef, 'vpcId' | 'dataSubnets'> = network;
  const vault: BackupVaultRef = {
    vaultArn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:x',
    region: 'eu-west-1',
  };
  const detection: RecoveryCapability = {
    id: 'detection',
    phase: 'detection',
    minutes: 0.5,
    basis: { kind: 'setting', setting: 'interval 10 s × threshold 3' },
  };

  expect([forDatabases.dataSubnets.length, vault.region, detection.minutes]).toEqual([1, 'eu-west-1', 0.5]);
});
