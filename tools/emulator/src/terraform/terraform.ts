import type { ChildProcesses, FinishedProcess } from '../processes';
import type { PlanJson, PlannedChange } from './planned-changes';
import { plannedChanges } from './planned-changes';

/** Reports that Terraform ended with an error, with its output. */
export class TerraformError extends Error {
  override readonly name = 'TerraformError';

  constructor(stack: string, command: string, output: string) {
    super(`terraform ${command} failed for ${stack}\n${output.trim()}`);
  }
}

export interface TerraformOptions {
  /** Name of the stack, for messages. */
  readonly stack: string;
  /** Directory of the stack's JSON. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly processes: ChildProcesses;
}

/** Most of the time resources wait in the provider. With the default of ten they also wait for each other. */
const PARALLELISM = '-parallelism=30';

/** An instance of a resource in the state. */
export interface StateResource {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface InitOptions {
  readonly backend?: boolean;
  readonly migrateState?: boolean;
}

/** Runs Terraform in the directory of one stack. */
export class Terraform {
  constructor(private readonly options: TerraformOptions) {}

  /**
   * Initializes the directory.
   *
   * @param backend whether to initialize the backend; without it, only `validate` is possible
   * @param migrateState whether to copy the state from the backend of the last initialization
   */
  async init({ backend = true, migrateState = false }: InitOptions = {}): Promise<void> {
    const migration = migrateState ? ['-migrate-state', '-force-copy'] : [];
    await this.succeed('init', '-no-color', `-backend=${String(backend)}`, ...migration);
  }

  /** Returns the problems that the provider finds in the configuration. */
  async validate(): Promise<readonly string[]> {
    const finished = await this.run('validate', '-json');
    const { diagnostics } = this.parse('validate', finished) as { readonly diagnostics: readonly Diagnostic[] };
    return diagnostics.filter(({ severity }) => severity === 'error').map(describe);
  }

  /**
   * Applies the configuration.
   *
   * @param refresh whether to refresh the state; not needed right after a plan
   * @returns number of resources that were added, changed or destroyed
   */
  async apply({ refresh = true }: { readonly refresh?: boolean } = {}): Promise<number> {
    const { stdout } = await this.succeed('apply', '-no-color', '-auto-approve', PARALLELISM, refreshing(refresh));
    const [, ...counts] = /(\d+) added, (\d+) changed, (\d+) destroyed/.exec(stdout) ?? [];
    return counts.reduce((sum, count) => sum + Number(count), 0);
  }

  /**
   * Destroys all resources of the state.
   *
   * @param refresh whether to refresh the state; not needed right after a plan
   */
  async destroy({ refresh = true }: { readonly refresh?: boolean } = {}): Promise<void> {
    await this.succeed('destroy', '-no-color', '-auto-approve', PARALLELISM, refreshing(refresh));
  }

  /** Returns the output of a plan, or `undefined` if it has no changes. */
  async plan(): Promise<string | undefined> {
    const finished = await this.run('plan', '-no-color', '-detailed-exitcode', PARALLELISM);
    if (finished.exitCode === 0) {
      return undefined;
    }
    if (finished.exitCode === 2) {
      return withoutProgress(finished.output).trim();
    }
    throw new TerraformError(this.options.stack, 'plan', finished.output);
  }

  /** Returns the planned changes by resource. */
  async plannedChanges(): Promise<readonly PlannedChange[]> {
    return plannedChanges(await this.planJson());
  }

  /** Returns a plan in JSON. */
  async planJson(): Promise<PlanJson> {
    await this.succeed('plan', '-no-color', '-out=changes.tfplan');
    const finished = await this.succeed('show', '-json', 'changes.tfplan');
    return this.parse('show', finished) as PlanJson;
  }

  /** Returns the schemas of the providers. */
  async schemas(): Promise<unknown> {
    return this.parse('providers schema', await this.succeed('providers', 'schema', '-json'));
  }

  /** Returns the outputs of the stack, sensitive ones included. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const finished = await this.succeed('output', '-no-color', '-json');
    const outputs = this.parse('output', finished) as Readonly<Record<string, { readonly value: unknown }>>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** Returns the state as text. */
  async state(): Promise<string> {
    return (await this.succeed('state', 'pull')).stdout;
  }

  /** Returns all instances of managed resources in the state. */
  async resources(): Promise<readonly StateResource[]> {
    const finished = await this.succeed('state', 'pull');
    if (finished.stdout.trim() === '') {
      return [];
    }
    const { resources } = this.parse('state', finished) as State;
    return resources
      .filter(({ mode }) => mode === 'managed')
      .flatMap(({ type, instances }) => instances.map(({ attributes }) => ({ type, attributes })));
  }

  private async succeed(command: string, ...args: readonly string[]): Promise<FinishedProcess> {
    const finished = await this.run(command, ...args);
    if (finished.exitCode !== 0) {
      throw new TerraformError(this.options.stack, command, finished.output);
    }
    return finished;
  }

  private run(...args: readonly string[]): Promise<FinishedProcess> {
    const { processes, directory, environment } = this.options;
    return processes.run('terraform', args, { cwd: directory, env: environment });
  }

  private parse(command: string, { stdout, output }: FinishedProcess): unknown {
    try {
      return JSON.parse(stdout) as unknown;
    } catch {
      throw new TerraformError(this.options.stack, command, output);
    }
  }
}

function refreshing(refresh: boolean): string {
  return `-refresh=${String(refresh)}`;
}

/** Removes the lines about reads, which would hide the changes. */
function withoutProgress(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\S+: (Refreshing state\.\.\.|Reading\.\.\.|Read complete after )/.test(line))
    .join('\n');
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  /** Text around the error, which alone tells the resource of a syntax error. */
  readonly snippet?: { readonly context: string | null };
}

interface State {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
  }[];
}

function describe({ summary, detail, address, snippet }: Diagnostic): string {
  const message = [summary, detail].filter(Boolean).join(': ');
  const place = address ?? snippet?.context ?? undefined;
  return place === undefined ? message : `${place}: ${message}`;
}
