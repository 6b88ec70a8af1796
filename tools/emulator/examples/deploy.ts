import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { deployLocally, isProven } from '@etops/emulator';

const result = deployLocally({
  stacks: { bootstrap: [], primary: ['bootstrap'], staging: ['bootstrap'], dns: ['bootstrap'] },
  synthesize: (factsFile) => {
    execFileSync('npx', ['cdktf', 'synth'], { env: { ...process.env, FACTS_FILE: factsFile } });
    return Promise.resolve('cdktf.out');
  },
  recordFacts: (factsFile, stack, outputs) => {
    const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as object;
    writeFileSync(factsFile, JSON.stringify({ ...facts, [stack]: outputs }));
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
