/** Last words of names whose value is a secret. */
const SECRET =
  /(?:^| )(?:\w*(?:password|passwd|passphrase)|secret|token|credentials?|apikey|secretkey|(?:api|private|access|secret|signing|shared|auth) key)$|\w pwd$/;

/** Parts of such names: a name without any of them needs no closer look, and nearly all have none. */
const PART_OF_SECRET = /pass|secret|token|credential|key|pwd/i;

/** Last words of names whose value only tells two requests or pages apart. */
const NO_SECRET = /(?:^| )(?:creation|client|request|idempotency|next|page|continuation) token$/;

/** Values that are settings, not secrets. */
const SETTING = /^(?:true|false|null|none|yes|no|on|off|optional|required|enabled|disabled)$/i;

/** Texts that say where a secret is: an expression, a path, an address, an ARN, or a call. */
const REFERENCE = /^(?:[$%<{/~.]|arn:|[a-z][a-z0-9+.-]*:\/\/)|[()]/i;

/** Shortest text that is taken for a secret. */
const MIN_LENGTH = 4;

/** Checks whether a name such as `DB_PASSWORD`, `apiKey` or `client-secret` is that of a secret. */
export function isSecretName(name: string): boolean {
  if (!PART_OF_SECRET.test(name)) {
    return false;
  }
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9$]+/g, ' ')
    .trim();
  return SECRET.test(words) && !NO_SECRET.test(words);
}

/** Checks whether the value of a secret's name is the secret itself, not a reference to it. */
export function isSecretValue(value: string): boolean {
  return value.length >= MIN_LENGTH && !SETTING.test(value) && !REFERENCE.test(value);
}
