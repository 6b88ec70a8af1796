/** Settings for a client of the AWS SDK: the emulator's endpoint, and credentials that no account has. */
interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

// The tests run on every version of Node.js that the packages support.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Creates clients of the AWS SDK for one Region of the emulator. */
export class AwsClients {
  constructor(
    private readonly endpoint: string,
    readonly region: string,
  ) {}

  /** Creates a client, for example `of(EC2Client)`. It does not retry, so that a refused call fails at once. */
  of<Client>(ClientClass: new (settings: ClientSettings) => Client): Client {
    return new ClientClass({
      endpoint: this.endpoint,
      region: this.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  }
}
