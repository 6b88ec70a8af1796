import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootScript, installBootService } from '../src/warm-pool/boot-service';

describe('the boot service', () => {
  const service = {
    autoScalingGroupName: 'airline-dr-web',
    hookName: 'boot',
    timeoutSeconds: 30,
    healthCheckPath: '/health',
    environmentFile: '/etc/web-tier.env',
    filesPath: '/srv/files',
  };

  it('is a valid bash script without variables in the form that Terraform reads', () => {
    const script = installBootService(service).join('\n');

    expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
    expect(spawnSync('bash', ['-n'], { input: bootScript(service).join('\n') }).status).toBe(0);
    expect(script).not.toContain('${');
  });

  it('does not block the boot, since the application may be ordered after it', () => {
    expect(installBootService(service).at(-1)).toBe('systemctl start --no-block web-tier-boot.service');
  });

  /** Answers of the instance metadata service: an id, anything else, or the exit code of curl. */
  type Metadata = readonly (string | number)[];

  interface Server {
    readonly serves?: boolean;
    readonly mounted?: boolean;
    readonly metadata?: Metadata;
    /** Seed of the shell's random numbers. */
    readonly seed?: number;
    /** Number of times that Auto Scaling refuses the completion. */
    readonly refusals?: number;
  }

  /** Replaces the clock: only the script's own pauses advance it, however slow the machine is. */
  const clock = (folder: string) =>
    `unset SECONDS; SECONDS=0; sleep() { SECONDS=$((SECONDS + $1)); echo $1 >> ${folder}/pauses; }`;

  /** Runs the script on a server that goes through lifecycle states, and returns its calls. */
  function boot(states: readonly string[], settings: Server = {}) {
    const { serves = true, mounted = true, metadata = ['i-1'], seed = 1, refusals = 0 } = settings;
    const folder = mkdtempSync(join(tmpdir(), 'boot-'));
    const write = (name: string, lines: readonly string[]) => {
      writeFileSync(join(folder, name), ['#!/bin/bash', `cd ${folder}`, ...lines].join('\n'));
      chmodSync(join(folder, name), 0o755);
    };
    const next = (file: string) => [`answer=$(head -1 ${file})`, `[ $(wc -l < ${file}) = 1 ] || sed -i 1d ${file}`];
    try {
      const environment = ["AWS_REGION='eu-west-1'", "SERVER_PORT='8080'", clock(folder), `RANDOM=${String(seed)}`];
      writeFileSync(join(folder, 'env'), [...environment, ''].join('\n'));
      writeFileSync(join(folder, 'states'), `${states.join('\n')}\n`);
      writeFileSync(join(folder, 'metadata'), `${metadata.join('\n')}\n`);
      writeFileSync(join(folder, 'refusals'), String(refusals));
      for (const file of ['calls', 'pauses']) {
        writeFileSync(join(folder, file), '');
      }
      write('aws', [
        'echo "$2 $*" >> calls',
        'if [ "$2" = describe-auto-scaling-instances ]; then',
        ...next('states'),
        '[ "$answer" != error ] || exit 255',
        'echo "$answer"',
        'else',
        'left=$(cat refusals); [ $left -gt 0 ] || exit 0; echo $((left - 1)) > refusals; exit 254',
        'fi',
      ]);
      write('curl', [
        'case "$*" in',
        `*8080/health*) echo ask >> calls; ${String(serves)} ;;`,
        '*api/token*) echo token ;;',
        `*) ${next('metadata').join('; ')}`,
        '[[ "$answer" =~ ^[0-9]+$ ]] && exit $answer',
        'echo "$answer" ;;',
        'esac',
      ]);
      write('mountpoint', [String(mounted)]);
      const { status } = spawnSync('bash', ['-s'], {
        input: bootScript({ ...service, environmentFile: join(folder, 'env') }).join('\n'),
        env: { PATH: `${folder}:/usr/bin:/bin` },
      });
      const lines = (file: string) =>
        readFileSync(join(folder, file), 'utf8')
          .split('\n')
          .filter((line) => line !== '');
      const calls = lines('calls');
      return {
        status,
        calls: calls.map((call) => call.split(' ')[0]),
        text: calls.join('\n'),
        pauses: lines('pauses').map(Number),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  const DESCRIBE = 'describe-auto-scaling-instances';
  const COMPLETE = 'complete-lifecycle-action';

  it.each(['Warmed:Pending:Wait', 'Pending:Wait'])(
    'completes the hook of a server that is in %s and ready',
    (state) => {
      const { status, calls, text } = boot([state]);

      expect([status, calls]).toEqual([0, ['ask', DESCRIBE, 'ask', COMPLETE]]);
      expect(text).toContain(
        '--region eu-west-1 --instance-id i-1 --auto-scaling-group-name airline-dr-web --lifecycle-hook-name boot --lifecycle-action-result CONTINUE',
      );
    },
  );

  it.each([
    [['Warmed:Stopped', 'Pending', 'Pending:Wait']],
    [['None', 'Pending:Wait']],
    [['', 'error', 'None', 'Warmed:Pending:Wait']],
  ])('waits while the group answers %j', (states) => {
    const { status, calls } = boot(states);

    expect(status).toBe(0);
    expect(calls.filter((call) => call === DESCRIBE)).toHaveLength(states.length);
    expect(calls.at(-1)).toBe(COMPLETE);
  });

  it.each(['InService', 'Terminating:Wait', 'Detaching', 'Standby', 'EnteringStandby'])(
    'completes nothing on a server that is %s',
    (state) => {
      expect(boot([state])).toMatchObject({ status: 0, calls: ['ask', DESCRIBE] });
    },
  );

  it.each<[string, Metadata]>([
    ['answers with an error', [22, 22, 'i-1']],
    ['is slow', [28, 'i-1']],
    ['answers nothing', ['', 'i-1']],
    ['answers None', ['None', 'i-1']],
  ])('asks again if the metadata service %s', (_, metadata) => {
    const { status, calls, text } = boot(['Pending:Wait'], { metadata });

    expect([status, calls.at(-1)]).toEqual([0, COMPLETE]);
    expect(text).toContain('--instance-ids i-1');
  });

  it('tries again if Auto Scaling refuses the completion', () => {
    const { status, calls } = boot(['Pending:Wait'], { refusals: 2 });

    expect(status).toBe(0);
    expect(calls.filter((call) => call === COMPLETE)).toHaveLength(3);
  });

  it.each<[string, Server]>([
    ['does not answer', { serves: false }],
    ['has no files', { mounted: false }],
  ])('never asks Auto Scaling about a server that %s', (_, server) => {
    const { status, calls } = boot(['Pending:Wait'], server);

    expect(status).toBe(1);
    expect(calls.every((call) => call === 'ask')).toBe(true);
  });

  it('is started again after a failure, and then completes the hook', () => {
    expect(installBootService(service)).toEqual(expect.arrayContaining(['Restart=on-failure', 'RestartSec=15']));
    expect(boot(['None']).status).toBe(1);
    expect(boot(['Pending:Wait']).status).toBe(0);
  });

  it('asks seldom, and at other times than other servers', () => {
    const pauses = [1, 2, 3].map((seed) => boot(['None'], { seed }).pauses);

    expect(new Set(pauses.map(String)).size).toBe(3);
    expect(pauses.flat().every((seconds) => seconds >= 4 && seconds <= 8)).toBe(true);
  });
});
