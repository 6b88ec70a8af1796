import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ChildProcesses, Interrupted } from '../src/processes/child-processes';

const options = { cwd: __dirname, env: { PATH: process.env.PATH ?? '' } };
const node = process.execPath;

describe('ChildProcesses', () => {
  it('returns the output and the exit code of a program', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 2;";

    await expect(new ChildProcesses().run(node, ['-e', script], options)).resolves.toEqual({
      exitCode: 2,
      stdout: 'out\n',
      output: expect.stringMatching(/^(out\nerr|err\nout)\n$/) as string,
    });
  });

  it('passes only the given variables to a program', async () => {
    const { stdout } = await new ChildProcesses().run(node, ['-p', 'Object.keys(process.env).join()'], options);

    expect(stdout.trim()).toBe('PATH');
  });

  it('fails when there is no such program', async () => {
    await expect(new ChildProcesses().run('no-such-program', [], options)).rejects.toThrow('ENOENT');
  });

  it('signals once, waits for the end, and starts nothing after an interruption', async () => {
    const processes = new ChildProcesses();
    const directory = mkdtempSync(join(tmpdir(), 'etops-children-'));
    const script = `
      const write = (text) => require('node:fs').writeFileSync('state', text);
      let asked = 0;
      process.on('SIGINT', () => { asked++; setTimeout(() => { write('asked ' + asked); process.exit(); }, 100); });
      write('ready');
      setInterval(() => {}, 1000);`;
    const running = processes.run(node, ['-e', script], { ...options, cwd: directory });
    while (!existsSync(join(directory, 'state'))) {
      await delay(20);
    }
    processes.interrupt(130);

    await expect(running).rejects.toMatchObject({ name: 'Interrupted', exitCode: 130 });

    expect(readFileSync(join(directory, 'state'), 'utf8')).toBe('asked 1');
    rmSync(directory, { recursive: true });
    await expect(processes.run(node, ['-e', ''], options)).rejects.toThrow(Interrupted);
  });

  it('kills a program together with its child processes', async () => {
    const processes = new ChildProcesses();
    const script = `
      process.on('SIGINT', () => {});
      require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      setInterval(() => {}, 1000);`;
    const running = processes.run(node, ['-e', script], options);
    setTimeout(() => {
      processes.kill();
    }, 300);

    // The grandchild holds the same output: it ends only when both have.
    await expect(running).resolves.toMatchObject({ exitCode: 1 });
  });
});
