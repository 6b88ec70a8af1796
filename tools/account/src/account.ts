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

/** The account of the caller's credentials, as the AWS SDK finds them. */
export const callersAccount: Account = {
  client: (ClientClass, region) => new ClientClass({ region }),
};
