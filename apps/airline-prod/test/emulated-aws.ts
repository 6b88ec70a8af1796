/** Calls of a few services on the emulator, in the Region that it signs for. */
export class EmulatedAws {
  constructor(
    private readonly endpoint: string,
    private readonly region: string,
  ) {}

  /** A call of a service with the query protocol; answers XML. */
  async query(service: string, version: string, action: string, parameters: Readonly<Record<string, string>> = {}) {
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString();
    return this.send(service, { 'content-type': 'application/x-www-form-urlencoded' }, body);
  }

  /** A call of a service with the JSON protocol. */
  async json<T>(service: string, target: string, parameters: object): Promise<T> {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
    const text = await this.send(service, headers, JSON.stringify(parameters));
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private async send(service: string, headers: Readonly<Record<string, string>>, body: string): Promise<string> {
    const scope = `test/20261123/${this.region}/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    const answer = await fetch(this.endpoint, { method: 'POST', headers: { ...headers, authorization }, body });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${service} answered ${String(answer.status)}: ${text}`);
    }
    return text;
  }
}

/** The texts of all elements of a name in an XML document. */
export function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);
}
