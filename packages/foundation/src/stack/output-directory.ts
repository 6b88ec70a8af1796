import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { show, ValidationError } from '../problems';
import { createWorkFolder } from './work-folder';

/** Beginning of the names of folders that a synthesis writes before it publishes them. */
const STAGING = '.synthesis-';

/** Age after which a staging folder belongs to a synthesis that was killed, also one on another machine. */
const MAX_SYNTHESIS_MILLISECONDS = 60 * 60 * 1000;

/** Errors of a write that the file system refuses. */
const REFUSED_WRITES = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'];

/**
 * Returns the directory that the cdktf CLI sets for the result of a synthesis.
 *
 * @param fallback directory if `CDKTF_OUTDIR` is empty or not set
 */
export function cdktfOutdir(fallback = 'cdktf.out'): string {
  const { CDKTF_OUTDIR = '' } = process.env;
  return CDKTF_OUTDIR === '' ? fallback : CDKTF_OUTDIR;
}

/** Writes the result of a synthesis to a directory, and deletes only what an earlier synthesis wrote there. */
export class OutputDirectory {
  private readonly path: string;
  private readonly isNew: boolean;
  private readonly earlierStacks: readonly string[];
  /** Folder inside the directory, so that a rename moves its files into place. */
  readonly staging: string;

  /**
   * Creates the directory, if it does not exist, and a staging folder in it.
   *
   * @throws ValidationError if it is not writable, or contains stacks of something else
   */
  constructor(outdir: string) {
    this.path = resolve(outdir);
    this.isNew = !existsSync(this.path);
    this.earlierStacks = this.readEarlierStacks();
    this.staging = this.writing(() => {
      createDirectory(this.path);
      return createWorkFolder(this.path, STAGING);
    });
    this.removeAbandonedStaging();
  }

  /** Returns the path of a stack's JSON. */
  fileOf(stack: string): string {
    return join(this.path, 'stacks', stack, 'cdk.tf.json');
  }

  /**
   * Runs a synthesis, which writes to the staging folder.
   *
   * @throws ValidationError if the file system refuses a write, for example since the disk is full
   */
  synthesize<T>(write: () => T): T {
    return this.writing(write, (code) => REFUSED_WRITES.includes(code));
  }

  /**
   * Moves the files of each stack into place, one rename a file, and deletes the folders of stacks that are gone.
   *
   * @throws ValidationError if a file cannot be moved; most causes are found before the first is
   */
  publish(): void {
    const stacks = readdirSync(join(this.staging, 'stacks'));
    const folders = stacks.map((stack) => join(this.path, 'stacks', stack));
    this.writing(() => {
      folders.forEach((folder) => {
        this.prepareFolder(folder);
      });
      for (const gone of this.earlierStacks.filter((stack) => !stacks.includes(stack))) {
        rmSync(join(this.path, 'stacks', gone), { recursive: true, force: true });
      }
      // First, so that a synthesis that is killed after it still owns every folder that it writes.
      renameSync(join(this.staging, 'manifest.json'), join(this.path, 'manifest.json'));
      stacks.forEach((stack, index) => {
        const from = join(this.staging, 'stacks', stack);
        for (const file of readdirSync(from)) {
          renameSync(join(from, file), join(folders[index] ?? '', file));
        }
      });
    });
  }

  /** Deletes the staging folder, and a new directory in which nothing was published. */
  close(): void {
    rmSync(this.staging, { recursive: true, force: true });
    if (this.isNew && readdirSync(this.path).length === 0) {
      rmdirSync(this.path);
    }
  }

  /** Creates the folder of a stack; throws, as a rename would, if it cannot be written, or is in another file system. */
  private prepareFolder(folder: string): void {
    createDirectory(folder);
    rmdirSync(mkdtempSync(join(folder, STAGING)));
    if (statSync(folder).dev !== statSync(this.staging).dev) {
      throw Object.assign(new Error('another file system'), { code: 'EXDEV' });
    }
  }

  /** Returns the stacks that the manifest of an earlier synthesis names. */
  private readEarlierStacks(): readonly string[] {
    const file = join(this.path, 'manifest.json');
    const stacks = existsSync(file) ? stacksOfManifest(file) : [];
    if (stacks === undefined || (!existsSync(file) && existsSync(join(this.path, 'stacks')))) {
      throw outdirError(
        `must be empty or a directory of an earlier synthesis, got ${show(this.path)}; use another directory`,
      );
    }
    return stacks;
  }

  private removeAbandonedStaging(): void {
    const abandoned = readdirSync(this.path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.startsWith(STAGING))
      .map(({ name }) => join(this.path, name))
      .filter((folder) => Date.now() - statSync(folder).mtimeMs > MAX_SYNTHESIS_MILLISECONDS);
    for (const folder of abandoned) {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Turns an error of the file system into a problem. */
  private writing<T>(write: () => T, isOurs: (code: string) => boolean = () => true): T {
    try {
      return write();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined || !isOurs(code)) {
        throw error;
      }
      const advice = code === 'ENOSPC' ? 'free space on the disk, or set' : 'set';
      throw outdirError(
        `must be a writable directory, got ${show(this.path)} (${code}); ${advice} CDKTF_OUTDIR to another directory`,
      );
    }
  }
}

/** Creates a directory and its parents; Node's `recursive` never returns where /proc refuses one. */
function createDirectory(path: string): void {
  if (isDirectory(path)) {
    return;
  }
  if (!existsSync(dirname(path))) {
    createDirectory(dirname(path));
  }
  try {
    mkdirSync(path);
  } catch (error) {
    // Another synthesis may have created it in the meantime.
    if (!isDirectory(path)) {
      throw error;
    }
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function outdirError(message: string): ValidationError {
  return new ValidationError([{ path: 'app', code: 'OUTDIR', message: `outdir ${message}` }]);
}

/** Reads the names of the stacks from a manifest of cdktf; `undefined` if the file is none. */
function stacksOfManifest(file: string): readonly string[] | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  const { stacks } = (manifest ?? {}) as { readonly stacks?: unknown };
  if (typeof stacks !== 'object' || stacks === null) {
    return undefined;
  }
  return Object.entries(stacks)
    .filter(([name, stack]) => workingDirectoryOf(stack) === `stacks/${name}` && !/^\.*$|[/\\]/.test(name))
    .map(([name]) => name);
}

function workingDirectoryOf(stack: unknown): unknown {
  return (stack as { readonly workingDirectory?: unknown } | null)?.workingDirectory;
}
