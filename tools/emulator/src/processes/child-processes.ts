import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface FinishedProcess {
  readonly exitCode: number;
  readonly stdout: string;
  /** Output of both streams, in order. */
  readonly output: string;
}

/** Reports that the user or the system interrupted the program. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /** @param exitCode exit code for the program: 128 plus the number of the signal */
  constructor(readonly exitCode: number) {
    super('interrupted; everything that was started has been ended');
  }
}

/** Tracks the running child processes, so that an interruption reaches all of them. */
export class ChildProcesses {
  private readonly running = new Set<ChildProcess>();
  private interruption: Interrupted | undefined;

  /**
   * Runs a program to its end.
   *
   * @throws Interrupted if an interruption came before its end
   */
  async run(command: string, args: readonly string[], { cwd, env }: RunOptions): Promise<FinishedProcess> {
    this.throwIfInterrupted();
    // Its own process group: the terminal would send Ctrl-C as well, and Terraform aborts at the second one.
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

  /** Sends SIGINT to all running processes, and starts no others. */
  interrupt(exitCode: number): void {
    this.interruption ??= new Interrupted(exitCode);
    for (const child of this.running) {
      child.kill('SIGINT');
    }
  }

  /** Kills all running processes with their own child processes. */
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
