import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { deployLocally, isProven } from '@etops/emulator';

const result = deployLocally({
  stacks: { bootstrap: [], primary: ['bootstrap'], staging: ['bootstrap'], dns: ['primary'] },
  synthesize: (outputsFile) => {
    execFileSync('npx', ['cdktf', 'synth'], { env: { ...process.env, OUTPUTS_FILE: outputsFile } });
    return Promise.resolve('cdktf.out');
  },
  recordOutputs: (outputsFile, stack, outputs) => {
    const facts = JSON.parse(readFileSync(outputsFile, 'utf8')) as object;
    writeFileSync(outputsFile, JSON.stringify({ ...facts, [stack]: outputs }));
  },
  report: (line) => {
    console.log(line);
  },
});
result.then(
  (deployment) => {
    process.exitCode = isProven(deployment) ? 0 : 1;
  },
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = (error as { readonly exitCode?: number }).exitCode ?? 1;
  },
);
