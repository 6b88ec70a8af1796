import { spawnSync } from 'node:child_process';
import { agentConfiguration } from '../src/agent-configuration';
import { encodeScript } from '../src/internal/encode-script';
import { userData } from '../src/user-data';

const script = userData({
  variables: { GREETING: 'say "hi" \\o/ $HOME 100%' },
  fileSystemId: 'fs-1',
  accessPointId: 'fsap-1',
  autoScalingGroupName: 'airline-primary-web',
});

describe('userData', () => {
  it('is a script that bash can read', () => {
    expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
  });

  it('leaves variables of the shell to the shell: none has the form that Terraform reads', () => {
    expect(script).not.toContain('${');
  });

  it('writes one line of fstab, also when it runs again', () => {
    expect(script).toContain("sed -i '\\# /srv/files efs #d' /etc/fstab\necho 'fs-1:/ /srv/files efs ");
  });

  it('ends in failure when the files are not mounted', () => {
    expect(script.trimEnd().endsWith('mountpoint -q /srv/files')).toBe(true);
  });
});

describe('encodeScript', () => {
  it('takes quotes, backslashes and percent signs', () => {
    expect(() => encodeScript('echo "a" \\b %{if}')).not.toThrow();
  });
});

describe('the CloudWatch agent', () => {
  it('is told what the alarms watch, in JSON', () => {
    const line = script.split('\n').find((text) => text.startsWith('{'));

    expect(JSON.parse(line ?? '')).toEqual(agentConfiguration('airline-primary-web'));
  });

  it('costs no server: without it, or when it does not start, the boot goes on', () => {
    expect(script).toMatch(/\nif \[ -x \S+amazon-cloudwatch-agent-ctl \]; then\n/);
    expect(script).toMatch(/ -c file:\S+ \|\| echo /);
  });
});
