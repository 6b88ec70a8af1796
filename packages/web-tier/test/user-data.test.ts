import { spawnSync } from 'node:child_process';
import { encodeScript } from '../src/internal/encode-script';
import { userData } from '../src/user-data';

const script = userData({
  variables: { GREETING: 'say "hi" \\o/ $HOME 100%' },
  fileSystemId: 'fs-1',
  accessPointId: 'fsap-1',
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
