import { git } from './git';

/** A commit, with the whole of its message. */
export interface Commit {
  readonly hash: string;
  readonly message: string;
}

/** Commits of a range that touch a folder, newest first. */
export function commitsOf(root: string, range: string, folder: string): readonly Commit[] {
  return git(root, 'log', '--format=%H%n%B%x00', range, '--', folder)
    .split('\0')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const end = entry.indexOf('\n');
      return { hash: entry.slice(0, end), message: entry.slice(end + 1) };
    });
}

/** Whether a conventional commit says that it breaks: `feat!:`, `fix(network)!:`, or a footer. */
export function isBreaking({ message }: Commit): boolean {
  return /^\w+(\([^)]*\))?!:/.test(message) || /^BREAKING[ -]CHANGE: /m.test(message);
}

/** Why a change that looks breaking is none: the footer `Compatible-Change: …`. */
export function compatibleBecause({ message }: Commit): string | undefined {
  return /^Compatible-Change: (.+)$/m.exec(message)?.[1];
}

/** Whether a release must hold this commit: a feature, a fix, or a break of any type. */
export function isReleasable(commit: Commit): boolean {
  return isBreaking(commit) || /^(feat|fix)(\([^)]*\))?:/.test(commit.message);
}
