import { brokenPackages } from '../src/unannounced-changes';
import { PlantedRepository } from './planted-repository';

const REPORT = 'packages/network/etc/network.api.md';
const SNAPSHOT = 'packages/network/test/__snapshots__/network.test.ts.snap';

const report = (member: string) =>
  `\`\`\`ts\n\n// @public\nexport interface NetworkProps {\n    ${member}\n}\n\n\`\`\`\n`;
const snapshot = (address: string) => `exports[\`keeps 1\`] = \`\n[\n  "${address}",\n]\n\`;\n`;

const repository = new PlantedRepository();
const base = repository.commit('feat: a network', {
  [REPORT]: report('readonly cidrBlock: string;'),
  [SNAPSHOT]: snapshot('aws_vpc.network_vpc_1A'),
  'packages/backup/src/index.ts': '',
});

beforeEach(() => {
  repository.git('reset', '--quiet', '--hard', base);
});
afterAll(() => {
  repository.remove();
});

const changed = { [REPORT]: report('readonly cidr: string;') };

it('finds nothing in a range that breaks nothing', () => {
  const head = repository.commit('feat(network): more', {
    [REPORT]: report('readonly cidrBlock: string;\n    readonly ipv6?: boolean;'),
  });

  expect(brokenPackages(repository.root, base, head)).toEqual([]);
});

it('finds an API and an address that are gone, and nobody who says so', () => {
  const head = repository.commit('refactor(network): a better name', {
    ...changed,
    [SNAPSHOT]: snapshot('aws_vpc.network_main_2B'),
  });

  expect(brokenPackages(repository.root, base, head)).toEqual([
    {
      folder: 'packages/network',
      broken: [
        'interface NetworkProps: gone or changed: readonly cidrBlock: string;',
        'interface NetworkProps: required now: readonly cidr: string;',
        'Terraform address is gone: aws_vpc.network_vpc_1A',
      ],
      unannounced: [
        'interface NetworkProps: gone or changed: readonly cidrBlock: string;',
        'interface NetworkProps: required now: readonly cidr: string;',
        'Terraform address is gone: aws_vpc.network_vpc_1A',
      ],
      announcements: [],
    },
  ]);
});

it.each(['feat(network)!: a better name', 'feat!: a better name', 'feat: a better name\n\nBREAKING CHANGE: rename it'])(
  'lets pass what is announced: %j',
  (message) => {
    const head = repository.commit(message, changed);

    expect(brokenPackages(repository.root, base, head)).toMatchObject([
      { announcements: [head.slice(0, 9)], unannounced: [] },
    ]);
  },
);

it('lets pass what is explained', () => {
  const head = repository.commit('feat(network): wider\n\nCompatible-Change: only a prop, and wider', changed);

  expect(brokenPackages(repository.root, base, head)).toMatchObject([
    { announcements: ['only a prop, and wider'], unannounced: [] },
  ]);
});

const widened = 'fix(network): wider\n\nCompatible-Change: only wider';
const wider = { [REPORT]: report("readonly cidrBlock: string | 'auto';") };

it('lets pass what is explained twice', () => {
  repository.commit(widened, wider);
  const head = repository.commit(widened, { [REPORT]: report("readonly cidrBlock: string | 'auto' | 'none';") });

  expect(brokenPackages(repository.root, base, head)).toMatchObject([{ unannounced: [] }]);
});

it('takes no explanation for what another commit breaks', () => {
  repository.commit(widened, wider);
  const head = repository.commit('fix(network): tidy', {
    [REPORT]: report('readonly ipv6?: boolean;'),
    [SNAPSHOT]: snapshot('aws_vpc.network_main_2B'),
  });

  expect(brokenPackages(repository.root, base, head)).toMatchObject([
    {
      unannounced: [
        "interface NetworkProps: gone or changed: readonly cidrBlock: string | 'auto';",
        'Terraform address is gone: aws_vpc.network_vpc_1A',
      ],
    },
  ]);
});

it('takes no explanation for what was broken before', () => {
  repository.commit('fix(network): tidy', { [SNAPSHOT]: snapshot('aws_vpc.network_main_2B') });
  const head = repository.commit(widened, wider);

  expect(brokenPackages(repository.root, base, head)).toMatchObject([
    { unannounced: ['Terraform address is gone: aws_vpc.network_vpc_1A'] },
  ]);
});

it('lets pass what is explained, and what else breaks when that is announced', () => {
  repository.commit(widened, wider);
  const head = repository.commit('fix(network)!: tidy', changed);

  expect(brokenPackages(repository.root, base, head)).toMatchObject([{ unannounced: [] }]);
});

it('takes no announcement from a commit that does not touch the package', () => {
  repository.commit('feat(backup)!: other', { 'packages/backup/src/index.ts': 'export {};\n' });
  const head = repository.commit('fix(network): a better name', changed);

  expect(brokenPackages(repository.root, base, head)[0]?.announcements).toEqual([]);
});
