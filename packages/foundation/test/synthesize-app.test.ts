import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf, testEnvironment } from './kit';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Annotations, App, TerraformOutput } from 'cdktf';
import { cdktfOutdir, EnvironmentStack, synthesizeApp } from '../src';
import type { AppCheck, Policy } from '../src';

let parent: string;
let outdir: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'etops-test-'));
  outdir = join(parent, 'cdktf.out');
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(parent, { recursive: true });
});

const sound =
  (id: string, value = 'v') =>
  (app: App) => {
    const stack = new EnvironmentStack(app, id, { environment: testEnvironment });
    new TerraformOutput(stack, 'output', { value });
    return stack;
  };
const unsound = (id: string) => (app: App) =>
  new EnvironmentStack(app, id, { environment: { ...testEnvironment, region: 'x' } });
const invalid = (id: string) => (app: App) => {
  const stack = sound(id)(app);
  stack.node.addValidation({ validate: () => ['a must be 1, got 2; write 1 [A_WRONG]'] });
  return stack;
};
const read = (stack: string) => readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');

it('writes every stack and the manifest that the cdktf CLI reads', () => {
  const { stacks } = synthesizeApp([sound('one'), sound('two')], outdir);

  expect(stacks.map(({ name, file }) => [name, existsSync(file)])).toEqual([
    ['one', true],
    ['two', true],
  ]);
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
    stacks: Record<string, unknown>;
  };
  expect(manifest.stacks.one).toMatchObject({ synthesizedStackPath: 'stacks/one/cdk.tf.json', dependencies: [] });
});

it('reports the problems of all stacks, and keeps the previous output', () => {
  synthesizeApp([sound('one', 'before')], outdir);

  expect(problemsOf(() => synthesizeApp([sound('one', 'after'), unsound('two'), unsound('three')], outdir))).toEqual([
    expect.stringMatching(/^two: environment.region must .* \[ENVIRONMENT_REGION\]$/),
    expect.stringMatching(/^three: environment.region must .* \[ENVIRONMENT_REGION\]$/),
  ]);
  expect(problemsOf(() => synthesizeApp([sound('one', 'after'), invalid('two'), invalid('three')], outdir))).toEqual([
    'two: a must be 1, got 2; write 1 [A_WRONG]',
    'three: a must be 1, got 2; write 1 [A_WRONG]',
  ]);
  expect(read('one')).toContain('before');
  expect(readdirSync(parent)).toEqual(['cdktf.out']);
});

it('runs checks of all stacks together, and writes nothing if one has a problem', () => {
  synthesizeApp([sound('one', 'before')], outdir);
  const seen: string[] = [];
  const check: AppCheck = (stacks) => {
    seen.push(...stacks.map(({ name, json }) => `${name}: ${Object.keys(json.output ?? {}).join()}`));
    return [{ path: 'one', code: 'A_GAP', message: 'one must know two, got nothing; tell it' }];
  };

  expect(problemsOf(() => synthesizeApp([sound('one', 'after'), invalid('two')], outdir, [check]))).toEqual([
    'two: a must be 1, got 2; write 1 [A_WRONG]',
    'one: one must know two, got nothing; tell it [A_GAP]',
  ]);
  expect(seen).toEqual(['one: output', 'two: output']);
  expect(read('one')).toContain('before');
  expect(synthesizeApp([sound('one', 'after')], outdir, [() => []]).stacks).toHaveLength(1);
});

it('keeps the working files of Terraform, and deletes removed stacks', () => {
  synthesizeApp([sound('one', 'before'), sound('two')], outdir);
  mkdirSync(join(outdir, 'stacks/one/.terraform'));
  writeFileSync(join(outdir, 'stacks/one/.terraform.lock.hcl'), '');

  synthesizeApp([sound('one', 'after')], outdir);

  expect(readdirSync(join(outdir, 'stacks'))).toEqual(['one']);
  expect(readdirSync(join(outdir, 'stacks/one')).sort()).toEqual(['.terraform', '.terraform.lock.hcl', 'cdk.tf.json']);
  expect(read('one')).toContain('after');
});

it('deletes no folder that an earlier synthesis did not write', () => {
  synthesizeApp([sound('one'), sound('two')], outdir);
  mkdirSync(join(outdir, 'stacks/mine'));
  mkdirSync(join(outdir, 'notes'));

  synthesizeApp([sound('one')], outdir);

  expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual(['mine', 'one']);
  expect(readdirSync(outdir).sort()).toEqual(['manifest.json', 'notes', 'stacks']);
});

it.each([
  ['has no manifest', undefined],
  ['has a manifest that is no JSON', '{'],
  ['has a manifest of something else', '{"name":"a page"}'],
])('refuses a directory with stacks that %s', (_, manifest) => {
  mkdirSync(join(outdir, 'stacks/mine'), { recursive: true });
  if (manifest !== undefined) {
    writeFileSync(join(outdir, 'manifest.json'), manifest);
  }
  const before = readdirSync(outdir);

  expect(problemsOf(() => synthesizeApp([sound('one')], outdir))).toEqual([
    `app: outdir must be empty or a directory of an earlier synthesis, got '${outdir}'; use another directory [OUTDIR]`,
  ]);
  expect(readdirSync(outdir)).toEqual(before);
  expect(readdirSync(join(outdir, 'stacks'))).toEqual(['mine']);
});

it('follows no path out of the directory that a manifest names', () => {
  mkdirSync(join(parent, 'precious'));
  mkdirSync(outdir);
  const stacks = {
    '../../precious': { workingDirectory: 'stacks/../../precious' },
    '..': { workingDirectory: 'stacks/..' },
  };
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify({ stacks }));

  synthesizeApp([sound('one')], outdir);

  expect(readdirSync(parent)).toEqual(['cdktf.out', 'precious']);
});

/** Creates a folder in a memory file system, or, on a machine without one, in a folder that reports another device. */
function folderInAnotherFileSystem(): string {
  if (existsSync('/dev/shm')) {
    return mkdtempSync('/dev/shm/etops-test-');
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'etops-elsewhere-')));
  const { statSync: stat } = fs;
  jest.spyOn(fs, 'statSync').mockImplementation((path, options) => {
    const stats = stat(path, options);
    return stats && realpathSync(path) === folder ? Object.assign(stats, { dev: -1 }) : stats;
  });
  return folder;
}

it('shows policies the resources that a plain synthesis shows them, in the order of the tree', () => {
  const seen: (readonly unknown[])[] = [];
  const watch: Policy = {
    code: 'WATCH',
    description: 'nothing is refused',
    check: (subject) => {
      seen.push([subject.resources(), subject.dataSources(), subject.resources('aws_vpc', 'aws_kms_key')]);
      return [];
    },
  };
  const build = (app: App) => {
    const stack = new EnvironmentStack(app, 'watched', { environment: testEnvironment, policies: [watch] });
    const vpc = new Vpc(stack, 'z', { cidrBlock: '10.0.0.0/16' });
    new KmsKey(stack, 'key', { description: `of ${vpc.id}`, lifecycle: { preventDestroy: true } });
    new Vpc(stack, 'a', { cidrBlock: '10.1.0.0/16' }).addOverride('tags', { of: vpc.arn });
    new DataAwsRegion(stack, 'region');
    return stack;
  };
  const app = new App({ outdir: join(parent, 'plain'), stackTraces: false });
  build(app);
  app.synth();
  const plain = seen.length;
  synthesizeApp([build], outdir);

  expect(plain).toBeGreaterThan(0);
  expect(seen.length).toBeGreaterThan(plain);
  expect(seen.slice(1)).toEqual(seen.slice(1).map(() => seen[0]));
  expect(seen[0]?.[2]).toMatchObject([
    { path: 'watched/z' },
    { path: 'watched/key', attributes: { description: expect.stringContaining('${aws_vpc.z.id}') as string } },
    { path: 'watched/a', attributes: { tags: { of: '${aws_vpc.z.arn}' } } },
  ]);
});

describe('a directory that cannot be written', () => {
  const refusal = (path: string, cause: string) => [
    `app: outdir must be a writable directory, got '${path}' (${cause}); set CDKTF_OUTDIR to another directory [OUTDIR]`,
  ];

  it.each([
    ['a file', 'file', 'EEXIST'],
    ['below a file', 'file/out', 'ENOTDIR'],
  ])('is refused in one sentence: %s', (_, path, cause) => {
    writeFileSync(join(parent, 'file'), 'text');

    expect(problemsOf(() => synthesizeApp([sound('one')], join(parent, path)))).toEqual(
      refusal(join(parent, path), cause),
    );
    expect(readFileSync(join(parent, 'file'), 'utf8')).toBe('text');
  });

  it('is refused in one sentence: below a link to nothing', () => {
    symlinkSync(join(parent, 'gone'), join(parent, 'link'));
    const path = join(parent, 'link/out');

    expect(problemsOf(() => synthesizeApp([sound('one')], path))).toEqual(refusal(path, 'EEXIST'));
  });

  it('is refused in one sentence: in /proc, or in the read-only root of macOS', () => {
    const cause = existsSync('/proc') ? 'ENOENT' : 'EROFS';

    expect(problemsOf(() => synthesizeApp([sound('one')], '/proc/etops'))).toEqual(refusal('/proc/etops', cause));
  });

  it('is refused before anything changes if a stack is in another file system', () => {
    const elsewhere = folderInAnotherFileSystem();
    try {
      expect(statSync(elsewhere).dev).not.toBe(statSync(parent).dev);
      synthesizeApp([sound('one', 'before')], outdir);
      symlinkSync(elsewhere, join(outdir, 'stacks/two'));

      expect(problemsOf(() => synthesizeApp([sound('one', 'after'), sound('two')], outdir))).toEqual(
        refusal(outdir, 'EXDEV'),
      );
      expect(read('one')).toContain('before');
      expect(readdirSync(elsewhere)).toEqual([]);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('is refused in one sentence if the disk is full, and nothing changes', () => {
    synthesizeApp([sound('one', 'before')], outdir);
    jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });

    expect(problemsOf(() => synthesizeApp([sound('one', 'after')], outdir))).toEqual([
      `app: outdir must be a writable directory, got '${outdir}' (ENOSPC); free space on the disk, or set CDKTF_OUTDIR to another directory [OUTDIR]`,
    ]);
    expect(read('one')).toContain('before');
    expect(readdirSync(outdir).sort()).toEqual(['manifest.json', 'stacks']);
  });

  it('does not blame the directory for an error of a construct', () => {
    const broken = (app: App) => {
      const stack = sound('one')(app);
      stack.prepareStack = () => {
        throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      };
      return stack;
    };

    expect(() => synthesizeApp([broken], outdir)).toThrow('no such file');
  });

  it('is refused before anything changes if a stack is a file', () => {
    synthesizeApp([sound('one', 'before')], outdir);
    writeFileSync(join(outdir, 'stacks/two'), '');

    expect(problemsOf(() => synthesizeApp([sound('one', 'after'), sound('two')], outdir))).toEqual(
      refusal(outdir, 'EEXIST'),
    );
    expect(read('one')).toContain('before');
  });
});

it('deletes the files of a synthesis that was killed hours ago, but not those of one that may still run', () => {
  synthesizeApp([sound('one')], outdir);
  const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  mkdirSync(join(outdir, '.synthesis-killed/stacks'), { recursive: true });
  mkdirSync(join(outdir, '.synthesis-running'));
  utimesSync(join(outdir, '.synthesis-killed'), twoHoursAgo, twoHoursAgo);

  synthesizeApp([sound('one')], outdir);

  expect(readdirSync(outdir).sort()).toEqual(['.synthesis-running', 'manifest.json', 'stacks']);
});

it.each([
  [undefined, 'cdktf.out'],
  ['', 'cdktf.out'],
  ['elsewhere', 'elsewhere'],
])('writes to CDKTF_OUTDIR %p: %s', (value, expected) => {
  const before = process.env.CDKTF_OUTDIR;
  try {
    if (value === undefined) {
      delete process.env.CDKTF_OUTDIR;
    } else {
      process.env.CDKTF_OUTDIR = value;
    }
    expect(cdktfOutdir()).toBe(expected);
  } finally {
    process.env.CDKTF_OUTDIR = before;
    if (before === undefined) {
      delete process.env.CDKTF_OUTDIR;
    }
  }
});

it('returns the warnings of constructs', () => {
  const warned = (app: App) => {
    const stack = sound('one')(app);
    Annotations.of(stack).addWarning('mind the gap');
    return stack;
  };

  expect(synthesizeApp([warned], outdir).warnings).toEqual(['one: mind the gap']);
});

it('throws errors that are not about the configuration', () => {
  const broken = () => {
    throw new TypeError('a bug');
  };

  expect(() => synthesizeApp([broken], outdir)).toThrow(new TypeError('a bug'));
  expect(readdirSync(parent)).toEqual([]);
});
