import type { ChildProcesses, FinishedProcess } from '../processes';
import type { PlanJson, PlannedChange } from './planned-changes';
import { plannedChanges } from './planned-changes';

/** Terraform ended with an error. */
export class TerraformError extends Error {
  override readonly name = 'TerraformError';

  constructor(stack: string, command: string, output: string) {
    super(`terraform ${command} failed for ${stack}\n${output.trim()}`);
  }
}

export interface TerraformOptions {
  /** For messages. */
  readonly stack: string;
  /** Holds the stack's JSON. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly processes: ChildProcesses;
}

/** Resources wait for their provider's pauses most of the time; with ten at a time they wait for each other, too. */
const PARALLELISM = '-parallelism=30';

/** An instance of a resource, as the state holds it. */
export interface StateResource {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Terraform, in the directory of one stack. */
export class Terraform {
  constructor(private readonly options: TerraformOptions) {}

  /** @param backend whether the state is reached for; without, only `validate` is possible */
  async init({ backend = true }: { readonly backend?: boolean } = {}): Promise<void> {
    await this.succeed('init', '-no-color', `-backend=${String(backend)}`);
  }

  /** What is wrong with the configuration in the provider's eyes, one text a problem. */
  async validate(): Promise<readonly string[]> {
    const finished = await this.run('validate', '-json');
    const { diagnostics } = this.parse('validate', finished) as { readonly diagnostics: readonly Diagnostic[] };
    return diagnostics.filter(({ severity }) => severity === 'error').map(describe);
  }

  /**
   * @param refresh whether everything in the state is read anew; not needed right after a plan
   * @returns how many resources were added, changed or destroyed
   */
  async apply({ refresh = true }: { readonly refresh?: boolean } = {}): Promise<number> {
    const { stdout } = await this.succeed('apply', '-no-color', '-auto-approve', PARALLELISM, refreshing(refresh));
    const [, ...counts] = /(\d+) added, (\d+) changed, (\d+) destroyed/.exec(stdout) ?? [];
    return counts.reduce((sum, count) => sum + Number(count), 0);
  }

  /** @param refresh whether everything in the state is read anew; not needed right after a plan */
  async destroy({ refresh = true }: { readonly refresh?: boolean } = {}): Promise<void> {
    await this.succeed('destroy', '-no-color', '-auto-approve', PARALLELISM, refreshing(refresh));
  }

  /** What Terraform would change; `undefined` when that is nothing. */
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

  /** What Terraform would change, resource by resource. */
  async plannedChanges(): Promise<readonly PlannedChange[]> {
    await this.succeed('plan', '-no-color', '-out=changes.tfplan');
    const finished = await this.succeed('show', '-json', 'changes.tfplan');
    return plannedChanges(this.parse('show', finished) as PlanJson);
  }

  /** The stack's outputs, sensitive ones included. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const finished = await this.succeed('output', '-no-color', '-json');
    const outputs = this.parse('output', finished) as Readonly<Record<string, { readonly value: unknown }>>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The state as text. */
  async state(): Promise<string> {
    return (await this.succeed('state', 'pull')).stdout;
  }

  /** All instances of resources that the state holds. */
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

/** The lines that only say what is being read would bury the few that matter. */
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
}

interface State {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
  }[];
}

function describe({ summary, detail, address }: Diagnostic): string {
  const message = [summary, detail].filter(Boolean).join(': ');
  return address === undefined ? message : `${address}: ${message}`;
}
