import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicPackage } from '../workspace';
import { run } from '../workspace';

/** Kinds of modules that a consumer's sources compile to. */
export const MODULE_KINDS = ['commonjs', 'module'] as const;
export type ModuleKind = (typeof MODULE_KINDS)[number];

export interface ConsumerOptions {
  readonly directory: string;
  readonly npmrc: string;
  readonly providerVersion: string;
  readonly packages: readonly PublicPackage[];
  /** Version of network to install a second time. */
  readonly nextVersion: string;
  /** Root of the workspace, for the examples. */
  readonly workspace: string;
}

/**
 * Creates a project outside the workspace that installs the packages from a registry. It contains the same sources twice:
 * as CommonJS and as ES modules.
 */
export class ConsumerProject {
  constructor(private readonly options: ConsumerOptions) {
    const { directory, npmrc, packages, workspace } = options;
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, '.npmrc'), npmrc);
    writeJson(join(directory, 'package.json'), this.manifest());
    for (const kind of MODULE_KINDS) {
      const sources = join(directory, kind);
      cpSync(join(__dirname, '../../consumer/main.ts'), join(sources, 'main.ts'));
      for (const { project, folder } of packages) {
        copyExamples(join(workspace, folder, 'examples'), join(sources, 'examples', project));
      }
      writeJson(join(sources, 'package.json'), { type: kind });
      writeJson(join(sources, 'tsconfig.json'), {
        compilerOptions: {
          target: 'es2022',
          module: 'nodenext',
          strict: true,
          skipLibCheck: false,
          outDir: 'out',
          rootDir: '.',
          types: ['node'],
        },
        include: ['**/*.ts'],
      });
    }
  }

  install(): void {
    run('npm', ['install', '--no-package-lock', '--ignore-scripts', '--prefer-offline'], this.options.directory);
  }

  /** Compiles all sources, and checks every declaration file. */
  compile(kind: ModuleKind): void {
    run('node', ['../node_modules/typescript/bin/tsc', '--project', '.'], join(this.options.directory, kind));
  }

  /** Runs the program, and returns cdktf's output directory. */
  synthesize(kind: ModuleKind): string {
    const outdir = join(this.options.directory, kind, 'cdktf.out');
    run('node', ['out/main.js'], join(this.options.directory, kind), { CDKTF_OUTDIR: outdir });
    return outdir;
  }

  /** Returns the installed versions of a package, of all copies. */
  installedVersions(name: string): readonly string[] {
    const modules = join(this.options.directory, 'node_modules');
    const found = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path === join(name, 'package.json') || path.endsWith(join('node_modules', name, 'package.json')),
    );
    return found
      .map((path) => (JSON.parse(readFileSync(join(modules, path), 'utf8')) as { version: string }).version)
      .sort();
  }

  private manifest(): unknown {
    const { packages, providerVersion, nextVersion } = this.options;
    return {
      name: 'consumer',
      version: '1.0.0',
      private: true,
      dependencies: {
        ...Object.fromEntries(packages.map(({ manifest: { name, version } }) => [name, `^${version}`])),
        'network-next': `npm:@etops/network@${nextVersion}`,
        '@cdktf/provider-aws': providerVersion,
        cdktf: '0.21.0',
        constructs: '10.7.2',
      },
      devDependencies: { '@types/node': '^20.19.0', typescript: '5.9.3' },
    };
  }
}

/** Copies examples, with the files that imports of an ES module must name: relative ones, and classes of the provider. */
function copyExamples(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) {
    const text = readFileSync(join(from, file), 'utf8');
    const named = text
      .replace(/(from '\.\/[\w-]+)'/g, "$1.js'")
      .replace(/(from '@cdktf\/provider-aws\/lib\/[\w-]+)'/g, "$1/index.js'");
    writeFileSync(join(to, file), named);
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
