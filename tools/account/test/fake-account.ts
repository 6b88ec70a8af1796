import type { Account } from '../src';

/** Answers of an account, by the name of the command without `Command`; an error is thrown. */
export type Answers = Readonly<Record<string, unknown>>;

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Returns an account that answers from a table; a command that is not in it is refused, as without a permission. */
export function fakeAccount(answers: Answers): Account {
  return {
    client: (ClientClass, region) => {
      const client = new ClientClass(Object.assign({ region }, { credentials }));
      // Real clients, since paginators accept no others.
      Object.assign(client as object, {
        send: (command: object) => {
          const answer = answers[command.constructor.name.replace(/Command$/, '')];
          return answer === undefined || answer instanceof Error
            ? Promise.reject(answer ?? named('AccessDeniedException', command.constructor.name))
            : Promise.resolve(answer);
        },
      });
      return client;
    },
  };
}

/** Returns an error as AWS names it. */
export function named(name: string, message = 'not authorized'): Error {
  return Object.assign(new Error(message), { name });
}
