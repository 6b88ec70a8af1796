import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a shell file with the environment, and returns a notice that explains its use. */
export function keptNotice(endpoint: string, work: string, environment: Readonly<Record<string, string>>): string {
  const file = join(work, 'environment.sh');
  const settings = Object.entries(environment).filter(([name]) => /^(AWS|TF)_|_proxy$/i.test(name));
  const lines = settings.map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`);
  writeFileSync(file, lines.join(''));
  return [
    `kept: the emulator stays at ${endpoint} until Ctrl-C`,
    `  . ${file}`,
    `  terraform -chdir=${join(work, 'cdktf.out', 'stacks')}/<stack> plan`,
  ].join('\n');
}
