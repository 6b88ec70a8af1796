import { constants } from 'node:os';
import type { ChildProcesses } from './child-processes';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm forwards a Ctrl-C that the terminal has sent already, so a second signal this soon is the same keypress. */
const SAME_KEYPRESS_MILLISECONDS = 1000;

export interface Interruption {
  /** Waits for the first signal. */
  wait(): Promise<void>;
  /** Stops handling signals. */
  remove(): void;
}

/**
 * Handles signals from now on: the first ends the processes in order, the second kills them and this process.
 *
 * @param cleanUp called before this process is killed; otherwise the caller cleans up
 */
export function onInterruption(processes: ChildProcesses, cleanUp: () => void): Interruption {
  let first: number | undefined;
  const waiting: (() => void)[] = [];
  const listener = (signal: NodeJS.Signals) => {
    const exitCode = 128 + constants.signals[signal];
    if (first === undefined) {
      first = Date.now();
      processes.interrupt(exitCode);
      waiting.forEach((resume) => {
        resume();
      });
    } else if (Date.now() - first > SAME_KEYPRESS_MILLISECONDS) {
      processes.kill();
      cleanUp();
      process.exit(exitCode);
    }
  };
  SIGNALS.forEach((signal) => process.on(signal, listener));
  return {
    wait: () =>
      new Promise((resolve) => {
        if (first === undefined) {
          waiting.push(resolve);
        } else {
          resolve();
        }
      }),
    remove: () => {
      SIGNALS.forEach((signal) => process.off(signal, listener));
    },
  };
}
