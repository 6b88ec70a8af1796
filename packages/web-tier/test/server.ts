import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unit of the application that the image of a {@link TestServer} contains. */
export const APPLICATION = 'booking.service';

/** Folders of a server that scripts write to, within the folder of a {@link TestServer}. */
const FOLDERS = ['/etc/', '/srv/', '/usr/local/sbin/', '/opt/aws/', '/var/log/'];

/** Conditions that a server meets. */
export interface Conditions {
  /** Seconds after which the files can be mounted. */
  readonly filesAfterSeconds?: number;
  /** Whether the root volume supports immutable directories. */
  readonly immutable?: boolean;
}

/** Seconds after which a test stops to wait for a script. */
const PATIENCE_SECONDS = 60;

/**
 * Runs scripts of a server in a folder, with stubs of the programs that change a machine.
 *
 * The stubs keep a clock that only `sleep` advances. A mounted directory is a link to another folder, and an immutable
 * one a link to `/proc`, in which not even root can create a file.
 */
export class TestServer {
  private readonly root = mkdtempSync(join(tmpdir(), 'server-'));

  constructor() {
    for (const folder of [...FOLDERS, '/bin', '/efs', '/etc/systemd/system']) {
      mkdirSync(join(this.root, folder), { recursive: true });
    }
    const control = '/opt/aws/amazon-cloudwatch-agent/bin';
    mkdirSync(join(this.root, control), { recursive: true });
    mkdirSync(join(this.root, control, '../etc'), { recursive: true });
    for (const name of ['etc/fstab', 'events', 'enabled', 'clock', 'pauses']) {
      writeFileSync(join(this.root, name), '');
    }
    this.program(`${control}/amazon-cloudwatch-agent-ctl`, ['echo agent >> $root/events']);
    this.program('/usr/local/sbin/booking', [
      'echo application >> $root/events',
      'echo passport > $root/srv/files/upload',
    ]);
    this.write(`/etc/systemd/system/${APPLICATION}`, `[Service]\nExecStart=${this.root}/usr/local/sbin/booking\n`);
    for (const [name, lines] of Object.entries(STUBS)) {
      this.program(`/bin/${name}`, lines);
    }
  }

  /** Runs a script as cloud-init does at the first boot. */
  firstBoot(script: string, conditions: Conditions = {}): number | null {
    return this.run(conditions, this.inFolder(script));
  }

  /** Unmounts everything, and starts all enabled units. */
  reboot(conditions: Conditions = {}): number | null {
    const units = this.read('/enabled').trim().split('\n');
    return this.run(conditions, ['umount', ...units.map((unit) => `systemctl start ${unit}`)].join('\n'));
  }

  /** Runs commands as root. */
  run({ filesAfterSeconds = 0, immutable = true }: Conditions, script: string): number | null {
    writeFileSync(join(this.root, 'clock'), '0');
    return spawnSync('bash', ['-s'], {
      input: script,
      env: {
        PATH: `${this.root}/bin:/usr/bin:/bin`,
        root: this.root,
        FILES_AFTER: String(filesAfterSeconds),
        IMMUTABLE: String(immutable),
        PATIENCE: String(PATIENCE_SECONDS),
      },
    }).status;
  }

  /** Returns what happened since the last call, in order. */
  events(): readonly string[] {
    const events = this.read('/events').trim();
    writeFileSync(join(this.root, 'events'), '');
    return events === '' ? [] : events.split('\n');
  }

  /** Returns a file of the server. */
  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8').replaceAll(this.root, '');
  }

  /** Returns whether the files in EFS contain what the application wrote. */
  get keptUpload(): boolean {
    return existsSync(join(this.root, 'efs/upload'));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }

  private program(path: string, lines: readonly string[]): void {
    this.write(path, ['#!/bin/bash', ...lines, ''].join('\n'));
    chmodSync(join(this.root, path), 0o755);
  }

  private inFolder(script: string): string {
    return script.replaceAll(new RegExp(`(?<![\\w/.-])(?=${FOLDERS.join('|')})`, 'g'), this.root);
  }
}

const STUBS: Readonly<Record<string, readonly string[]>> = {
  sleep: [
    'clock=$(($(cat $root/clock) + $1))',
    'echo $clock > $root/clock',
    'echo $1 >> $root/pauses',
    '[ $clock -lt $PATIENCE ] || kill $PPID',
  ],
  chattr: ['[ $IMMUTABLE = true ] || exit 1', '[ -L $2 ] || { rmdir $2 && ln -s /proc $2; }'],
  mountpoint: ['[ -e $root/mounted ]'],
  mount: [
    'echo mount >> $root/events',
    '[ $(cat $root/clock) -ge $FILES_AFTER ] || exit 32',
    'rm -r $1 && ln -s $root/efs $1 && touch $root/mounted',
  ],
  umount: ['rm -f $root/mounted', 'rm -r $root/srv/files && ln -s /proc $root/srv/files'],
  systemctl: [
    'command=$1; unit=$(basename "${@: -1}")',
    'file=$root/etc/systemd/system/$unit',
    'case $command in',
    '  daemon-reload) exit ;;',
    '  enable)',
    '    echo $unit >> $root/enabled',
    '    [[ "$*" == *--now* ]] || exit 0',
    '    exec systemctl start $unit ;;',
    'esac',
    // Units of the drop-in that are ordered after others fail with them.
    'if [ -e $file.d/web-tier-files.conf ]; then',
    '  mountpoint -q || { echo "$unit refused" >> $root/events; exit 1; }',
    'fi',
    // Services that run until the server stops are noted only.
    'if grep -q oneshot $file || [ $unit = booking.service ]; then',
    "  exec $(sed -n 's/^ExecStart=//p' $file)",
    'fi',
    'echo "start $unit" >> $root/events',
  ],
};
