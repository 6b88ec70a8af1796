import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootScript, installBootService } from '../src/warm-pool/boot-service';

describe('the boot service', () => {
  const service = {
    autoScalingGroupName: 'airline-dr-web',
    hookName: 'boot',
    timeoutSeconds: 10,
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

  /** Replaces the clock: only the script's own pauses advance it, however slow the machine is. */
  const clock = 'unset SECONDS; SECONDS=0; sleep() { SECONDS=$((SECONDS + $1)); }';

  /** Runs the script on a server that goes through lifecycle states, and returns its calls. */
  function boot(states: readonly string[], { serves = true, mounted = true } = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'boot-'));
    const write = (name: string, lines: readonly string[]) => {
      writeFileSync(join(folder, name), ['#!/bin/bash', ...lines].join('\n'));
      chmodSync(join(folder, name), 0o755);
    };
    try {
      writeFileSync(join(folder, 'env'), `AWS_REGION='eu-west-1'\nSERVER_PORT='8080'\n${clock}\n`);
      writeFileSync(join(folder, 'states'), states.join('\n'));
      writeFileSync(join(folder, 'calls'), '');
      write('aws', [
        `cd ${folder}`,
        'if [ "$2" = describe-auto-scaling-instances ]; then',
        '  head -1 states',
        '  [ $(wc -l < states) = 0 ] || sed -i 1d states',
        'else echo "$2 $*" >> calls; fi',
      ]);
      write('curl', [
        'case "$*" in *8080/health*) echo "ask" >> ' +
          join(folder, 'calls') +
          `; ${String(serves)} ;; *) echo i-1 ;; esac`,
      ]);
      write('mountpoint', [String(mounted)]);
      write('mount', ['echo mount >> ' + join(folder, 'calls')]);
      const environmentFile = join(folder, 'env');
      const { status } = spawnSync('bash', ['-s'], {
        input: bootScript({ ...service, environmentFile }).join('\n'),
        env: { PATH: `${folder}:/usr/bin:/bin` },
      });
      const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
      return { status, calls: calls.map((call) => call.split(' ')[0]), text: calls.join('\n') };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it.each(['Warmed:Pending:Wait', 'Pending:Wait'])(
    'completes the hook of a server that is in %s and ready',
    (state) => {
      const { status, calls, text } = boot([state]);

      expect([status, calls]).toEqual([0, ['ask', 'complete-lifecycle-action']]);
      expect(text).toContain(
        '--region eu-west-1 --instance-id i-1 --auto-scaling-group-name airline-dr-web --lifecycle-hook-name boot --lifecycle-action-result CONTINUE',
      );
    },
  );

  it('waits while the server is starting, even if it just left the pool', () => {
    expect(boot(['Warmed:Stopped', 'Pending', 'Pending:Wait'])).toMatchObject({
      status: 0,
      calls: ['ask', 'complete-lifecycle-action'],
    });
  });

  it.each(['InService', 'Terminating:Wait', 'None'])('does nothing on a server that is %s', (state) => {
    expect(boot([state])).toMatchObject({ status: 0, calls: [''] });
  });

  it('mounts the files first if the restart did not', () => {
    expect(boot(['Pending:Wait'], { mounted: false }).calls).toEqual(['mount', 'ask', 'complete-lifecycle-action']);
  });

  it('never completes the hook of a server that is not ready', () => {
    const { status, calls } = boot(['Pending:Wait'], { serves: false });

    expect([status, calls]).toEqual([1, ['ask', 'ask', 'ask', 'ask', 'ask']]);
  });
});
