import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from '../../src/servers';
import { startEmulator } from '../../src/servers';
import { AwsClients } from '../../src/testing';

export const REGION = 'eu-central-1';
export const ACCOUNT = '123456789012';

/** An emulator for the tests of a file. */
export class EmulatedAws {
  private readonly work = mkdtempSync(join(tmpdir(), 'etops-refusals-'));
  private emulator: Emulator | undefined;

  constructor() {
    beforeAll(async () => {
      this.emulator = await startEmulator({ logFile: join(this.work, 'emulator.log') });
    }, 60_000);
    afterAll(async () => {
      const unsupported = this.emulator?.unsupportedCalls();
      await this.emulator?.stop();
      rmSync(this.work, { recursive: true });
      // A refusal is no fault of the emulator.
      expect(unsupported).toEqual([]);
    });
  }

  /** Creates clients of the AWS SDK. */
  get clients(): AwsClients {
    return new AwsClients(this.endpoint, REGION);
  }

  /** Calls a JSON service without its SDK, and returns the error's code, or `ok`. */
  async call(service: string, target: string, body: object): Promise<string> {
    return codeOf(await this.send(service, '/', jsonHeaders(target), body));
  }

  /** Calls a JSON service without its SDK, and returns its answer. */
  async answer(service: string, target: string, body: object): Promise<unknown> {
    return (await this.send(service, '/', jsonHeaders(target), body)).json();
  }

  /** Calls a REST service without its SDK, and returns the error's code, or `ok`. */
  async post(service: string, path: string, body: object): Promise<string> {
    return codeOf(await this.send(service, path, { 'content-type': 'application/json' }, body));
  }

  private get endpoint(): string {
    return this.emulator?.endpoint ?? '';
  }

  private send(service: string, path: string, headers: Readonly<Record<string, string>>, body: object) {
    const authorization = `AWS4-HMAC-SHA256 Credential=test/20261128/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const init = { method: 'POST', headers: { ...headers, authorization }, body: JSON.stringify(body) };
    return fetch(`${this.endpoint}${path}`, init);
  }
}

const jsonHeaders = (target: string) => ({ 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' });

async function codeOf(answer: Response): Promise<string> {
  if (answer.ok) {
    return 'ok';
  }
  const { __type } = (await answer.json()) as { readonly __type?: string };
  return (__type ?? answer.headers.get('x-amzn-errortype') ?? '').replace(/^.*#/, '').replace(/:.*$/, '');
}
