import { spawnSync } from 'node:child_process';
import { agentConfiguration } from '../src';
import { encodeScript } from '../src/servers/encode-script';
import { userData } from '../src/servers/user-data';

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

  it('contains no variable in the form that Terraform reads', () => {
    expect(script).not.toContain('${');
  });

  it('writes one line of fstab, also when it runs again', () => {
    expect(script).toContain("sed -i '\\# /srv/files efs #d' /etc/fstab\necho 'fs-1:/ /srv/files efs ");
  });

  it('fails if the files are not mounted', () => {
    expect(script.trimEnd().endsWith('mountpoint -q /srv/files')).toBe(true);
  });
});

describe('encodeScript', () => {
  it('accepts quotes, backslashes and percent signs', () => {
    expect(() => encodeScript('echo "a" \\b %{if}')).not.toThrow();
  });
});

describe('the CloudWatch agent', () => {
  it('is configured with the metrics that the alarms watch', () => {
    const line = script.split('\n').find((text) => text.startsWith('{'));

    expect(JSON.parse(line ?? '')).toEqual(agentConfiguration('airline-primary-web'));
  });

  it('does not fail the boot if it is missing or does not start', () => {
    expect(script).toMatch(/\nif \[ -x \S+amazon-cloudwatch-agent-ctl \]; then\n/);
    expect(script).toMatch(/ -c file:\S+ \|\| echo /);
  });
});
