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

  /** A call of a service with paths; answers XML. */
  async get(service: string, path: string): Promise<string> {
    return this.send(service, {}, undefined, path);
  }

  /** A call of a service with paths that sends XML. */
  async post(service: string, path: string, xml: string): Promise<string> {
    return this.send(service, { 'content-type': 'application/xml' }, xml, path);
  }

  /** A call of a service with the REST protocol; answers what the service says. */
  async rest(service: string, method: 'GET' | 'PUT' | 'DELETE', path: string, body?: object | string): Promise<string> {
    return this.send(service, {}, typeof body === 'object' ? JSON.stringify(body) : body, path, method);
  }

  private async send(
    service: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
    path = '',
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<string> {
    const scope = `test/20261123/${this.region}/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    const options = { method, headers: { ...headers, authorization }, ...(body === undefined ? {} : { body }) };
    const answer = await fetch(`${this.endpoint}${path}`, options);
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
