import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface FinishedProcess {
  readonly exitCode: number;
  readonly stdout: string;
  /** What it printed on either stream, in order. */
  readonly output: string;
}

/** The user, or the system, asked for the end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /** @param exitCode what the program is to exit with: 128 and the signal's number */
  constructor(readonly exitCode: number) {
    super('interrupted; what was started has been ended');
  }
}

/** The processes that were started and not yet ended, so that an interruption reaches all of them. */
export class ChildProcesses {
  private readonly running = new Set<ChildProcess>();
  private interruption: Interrupted | undefined;

  /**
   * Runs a program to its end.
   *
   * @throws Interrupted when it was interrupted, or would have been started afterwards
   */
  async run(command: string, args: readonly string[], { cwd, env }: RunOptions): Promise<FinishedProcess> {
    this.throwIfInterrupted();
    // A group of its own: Terraform takes a second Ctrl-C for an order to drop everything, and the terminal would
    // send the first one beside ours.
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.running.add(child);
    try {
      const finished = await finish(child);
      this.throwIfInterrupted();
      return finished;
    } finally {
      this.running.delete(child);
    }
  }

  /** Asks everything that runs to end, and starts nothing any more. */
  interrupt(exitCode: number): void {
    this.interruption ??= new Interrupted(exitCode);
    for (const child of this.running) {
      child.kill('SIGINT');
    }
  }

  /** Ends everything that runs at once, with all that it has started itself. */
  kill(): void {
    for (const { pid } of this.running) {
      if (pid !== undefined) {
        process.kill(-pid, 'SIGKILL');
      }
    }
  }

  /** @throws Interrupted after an interruption */
  throwIfInterrupted(): void {
    if (this.interruption !== undefined) {
      throw this.interruption;
    }
  }
}

function finish(child: ChildProcess): Promise<FinishedProcess> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ exitCode: code ?? 1, stdout, output });
    });
  });
}
