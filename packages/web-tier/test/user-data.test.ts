import { spawnSync } from 'node:child_process';
import { agentConfiguration } from '../src';
import { encodeScript } from '../src/servers/encode-script';
import { userData } from '../src/servers/user-data';
import { APPLICATION, TestServer } from './server';

const agent = {
  autoScalingGroupName: 'airline-primary-web',
  logGroupName: '/airline/primary/web',
  files: [{ filePath: '/var/log/booking.log', name: 'booking' }],
};

const script = (settings: Partial<Parameters<typeof userData>[0]> = {}) =>
  userData({
    variables: { GREETING: 'say "hi" \\o/ $HOME 100%' },
    fileSystemId: 'fs-1',
    accessPointId: 'fsap-1',
    agent,
    before: '',
    after: '',
    ...settings,
  });

const note = (event: string) => `echo ${event} >> $root/events`;

const bootHook = { hookName: 'boot', timeoutSeconds: 600, healthCheckPath: '/health' };

const WRITE = 'echo passport > $root/srv/files/upload';

let server: TestServer;
beforeEach(() => {
  server = new TestServer();
});
afterEach(() => {
  server.remove();
});

describe('the first boot', () => {
  it('publishes logs, mounts the files, and starts the application after the commands of the caller', () => {
    const settings = {
      applicationService: APPLICATION,
      before: note('before'),
      after: note('after'),
      bootService: bootHook,
    };

    expect(server.firstBoot(script(settings))).toBe(0);
    expect(server.events()).toEqual([
      'before',
      'start web-tier-journal.service',
      'agent',
      'start web-tier-boot.service',
      'mount',
      'after',
      'application',
    ]);
    expect(server.read('/etc/web-tier.env')).toBe(`GREETING='say "hi" \\o/ $HOME 100%'\n`);
    expect(server.keptUpload).toBe(true);
  });

  it('leaves an application alone that the image starts', () => {
    expect(server.firstBoot(script())).toBe(0);
    expect(server.events()).not.toContain('application');
    expect(server.read('/enabled')).toBe('web-tier-journal.service\nweb-tier-files.service\n');
  });

  it('waits while the files cannot be mounted, then starts the application', () => {
    expect(server.firstBoot(script({ applicationService: APPLICATION }), { filesAfterSeconds: 30 })).toBe(0);
    expect(server.events().slice(-2)).toEqual(['mount', 'application']);
    expect(server.keptUpload).toBe(true);
  });

  it('keeps the application stopped, and every write refused, if the files cannot be mounted', () => {
    const never = { filesAfterSeconds: Infinity };

    expect(server.firstBoot(script({ applicationService: APPLICATION }), never)).not.toBe(0);
    expect(server.events()).not.toContain('application');
    expect(server.run(never, WRITE)).not.toBe(0);
  });

  it('refuses writes also while the commands of the caller run before the mount', () => {
    expect(server.firstBoot(script({ before: `${WRITE} || ${note('refused')}` }))).toBe(0);
    expect(server.events()).toContain('refused');
  });

  it('never mounts on a directory that it cannot protect', () => {
    expect(server.firstBoot(script({ applicationService: APPLICATION }), { immutable: false })).not.toBe(0);
    expect(server.events()).toEqual(['start web-tier-journal.service', 'agent']);
  });

  it('publishes the logs if the commands before the mount fail, and starts nothing else', () => {
    expect(server.firstBoot(script({ applicationService: APPLICATION, before: 'false\necho on' }))).toBe(1);
    expect(server.events()).toEqual(['start web-tier-journal.service', 'agent']);
    expect(server.reboot()).toBe(0);
    expect(server.events()).not.toContain('mount');
  });

  it('does not start the application if the commands after the mount fail', () => {
    expect(server.firstBoot(script({ applicationService: APPLICATION, after: 'exit 3' }))).toBe(3);
    expect(server.events()).not.toContain('application');
  });

  it('goes on whatever the commands of the caller change in their own shell', () => {
    const before = 'cd /nowhere || cd /; PATH=; trap "" EXIT; exit 0';

    expect(server.firstBoot(script({ before }))).toBe(0);
    expect(server.events()).toContain('mount');
  });

  it('runs commands with variables in braces, which Terraform would expand', () => {
    const commands = script({ before: 'event=${1:-braces}; ' + note('${event}') });

    expect(commands).not.toContain('${');
    expect(server.firstBoot(commands)).toBe(0);
    expect(server.events()).toContain('braces');
  });

  it('writes one line of fstab, which only the service mounts, also when it runs again', () => {
    server.firstBoot(script());
    server.firstBoot(script());

    expect(server.read('/etc/fstab')).toBe('fs-1:/ /srv/files efs noauto,_netdev,tls,iam,accesspoint=fsap-1 0 0\n');
  });
});

describe('a reboot', () => {
  beforeEach(() => {
    server.firstBoot(script({ applicationService: APPLICATION }));
    server.events();
  });

  it('mounts the files, then starts the application', () => {
    expect(server.reboot()).toBe(0);
    expect(server.events()).toEqual(['start web-tier-journal.service', 'mount', 'application']);
  });

  it('keeps the application stopped, and every write refused, if the files cannot be mounted', () => {
    const never = { filesAfterSeconds: Infinity };

    expect(server.reboot(never)).not.toBe(0);
    expect(server.events().slice(-2)).toEqual(['mount', `${APPLICATION} refused`]);
    expect(server.run(never, WRITE)).not.toBe(0);
  });

  it('starts the application after the files, and after user data if the image is ordered so', () => {
    expect(server.read(`/etc/systemd/system/${APPLICATION}.d/web-tier-files.conf`)).toBe(
      '[Unit]\nRequires=web-tier-files.service\nAfter=web-tier-files.service srv-files.mount\nAssertPathIsMountPoint=/srv/files\n',
    );
    expect(server.read('/etc/systemd/system/web-tier-files.service')).toContain('\nBefore=cloud-final.service\n');
  });

  it('keeps the TLS tunnel of the mount until the files are unmounted', () => {
    const unit = server.read('/etc/systemd/system/web-tier-files.service');

    expect(unit).toMatch(/\nType=oneshot\nRemainAfterExit=yes\n[^]*\nKillMode=process\n/);
  });
});

describe('the retries of a mount', () => {
  it('differ between servers', () => {
    const pauses = [1, 2].map(() => {
      const other = new TestServer();
      other.firstBoot(script(), { filesAfterSeconds: 50 });
      const all = other.read('/pauses').trim().split('\n').map(Number);
      other.remove();
      return all;
    });

    expect(pauses[0]).not.toEqual(pauses[1]);
    expect(pauses.flat().every((seconds) => seconds >= 5 && seconds <= 10)).toBe(true);
  });
});

describe('encodeScript', () => {
  it('accepts quotes, backslashes and percent signs', () => {
    expect(() => encodeScript('echo "a" \\b %{if}')).not.toThrow();
  });
});

describe('the CloudWatch agent', () => {
  it('publishes the metrics that the alarms watch, and the logs within seconds', () => {
    server.firstBoot(script());
    const written = JSON.parse(server.read('/opt/aws/amazon-cloudwatch-agent/etc/web-tier.json')) as unknown;

    expect(written).toEqual(agentConfiguration(agent));
    expect(written).toMatchObject({
      logs: {
        force_flush_interval: 5,
        logs_collected: {
          files: {
            collect_list: [
              {
                file_path: '/var/log/booking.log',
                log_group_name: '/airline/primary/web',
                log_stream_name: '{instance_id}/booking',
              },
            ],
          },
        },
      },
    });
  });

  it('does not fail the boot if it is missing or does not start', () => {
    const agentControl = '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl';

    expect(server.firstBoot(script({ before: `echo false > $root${agentControl}` }))).toBe(0);
    expect(server.firstBoot(script({ before: `rm $root${agentControl}` }))).toBe(0);
    expect(server.events()).not.toContain('agent');
  });
});

it('is a script that bash can read, without variables in braces', () => {
  expect(spawnSync('bash', ['-n'], { input: script({ bootService: bootHook }) }).status).toBe(0);
  expect(script({ bootService: bootHook })).not.toContain('${');
});
