/** Settings that every client of the AWS SDK accepts. */
export interface ClientSettings {
  readonly region: string;
}

/** Class of a client of the AWS SDK. */
export type ClientClass<Client> = new (settings: ClientSettings) => Client;

/** Gives access to an account: creates clients of the AWS SDK for a Region. */
export interface Account {
  client<Client>(ClientClass: ClientClass<Client>, region: string): Client;
}

// The commands run on every version of Node.js that the packages support.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Region of the control planes of IAM and Route 53, which are global. */
export const GLOBAL_REGION = 'us-east-1';

/** The account of the caller's credentials, as the AWS SDK finds them. */
export const callersAccount: Account = {
  client: (ClientClass, region) => new ClientClass({ region }),
};
