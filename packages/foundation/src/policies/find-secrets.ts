import { isSecretName, isSecretValue } from './secret-name';

/**
 * Credentials, by the prefixes that their issuers document.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 * @see https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 * @see https://docs.gitlab.com/security/tokens/#token-prefixes
 * @see https://www.rfc-editor.org/rfc/rfc7519 a signed JSON Web Token: the header and the payload begin with `{"`
 * @see https://www.rfc-editor.org/rfc/rfc7617 credentials of the Basic scheme
 */
const ISSUED: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/],
  ['GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/],
  ['Slack token', /\bxox[abpr]-[A-Za-z0-9-]{10,}/],
  ['Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  ['Google API key', /\bAIza[A-Za-z0-9_-]{35}\b/],
  ['npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['Slack webhook', /\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w{16,}/],
  ['JSON Web Token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/],
  ['Basic credentials', /\bBasic (?=[A-Za-z]*[0-9+/=])[A-Za-z0-9+/]{12,}={0,2}(?![\w+/=])/],
  ['Bearer token', /\bBearer (?=\D*\d)[\w~+/.-]{20,}=*/],
  // A user is not needed: redis://:password@host.
  ['password in a URL', /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/'"$]*:[^\s:@/'"$]+@/],
];

/** Parts of issued credentials: a text without any of them needs no closer look, and most have none. */
const PART_OF_ISSUED =
  /AKIA|ASIA|PRIVATE KEY|gh[pousr]_|github_pat_|glpat-|xox|k_live_|AIza|npm_|hooks\.slack|eyJ|Basic |Bearer |:\/\//;

/** An assignment of a shell, of a properties file or in a query: `NAME=value`, the value in quotes or without. */
const ASSIGNMENT = /(?<![\w.$-])-{0,2}([A-Za-z_][\w.-]*)=(?:\\?["']([^"'\n\\]*)|([^\s"'&;|,]+))/g;

/** A line of YAML or of a properties file: `name: value`, only within a text of several lines. */
const LINE = /^[ \t-]*["']?([A-Za-z_][\w.-]*)["']?[ \t]*(?::[ \t]+|[ \t]+=[ \t]+)["']?([^\s"'#]+)["']?[ \t]*$/gm;

/** A member of JSON within another text, escaped or not. */
const MEMBER = /\\*"([\w.-]+)\\*"\s*:\s*\\*"([^"\\]+)/g;

/** Arguments that contain a script in Base64, or may. */
const BASE64 = /^(?:user_data|user_data_base64)$/;

/** Finds secrets in any text of a value; each as a kind, for example `AWS access key id`, or `value of DB_PASSWORD`. */
export function findSecrets(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  search(value, found);
  return found;
}

function search(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    searchText(value, found);
  } else if (Array.isArray(value)) {
    for (const item of value) {
      search(item, found);
    }
  } else if (typeof value === 'object' && value !== null) {
    searchMembers(value as Readonly<Record<string, unknown>>, found);
  }
}

function searchMembers(members: Readonly<Record<string, unknown>>, found: Set<string>): void {
  for (const [name, item] of pairOf(members)) {
    note(name, item, found);
  }
  for (const [name, item] of Object.entries(members)) {
    note(name, item, found);
    search(item, found);
    if (BASE64.test(name) && typeof item === 'string') {
      searchText(Buffer.from(item, 'base64').toString('utf8'), found);
    }
  }
}

/** Returns a name and its value if they are two members, as in the environment of a container, or a parameter. */
function pairOf({ name, value, Name, Value }: Readonly<Record<string, unknown>>): readonly [string, unknown][] {
  const given = name ?? Name;
  return typeof given === 'string' ? [[given, value ?? Value]] : [];
}

function note(name: string, value: unknown, found: Set<string>): void {
  if (typeof value === 'string' && isSecretName(name) && isSecretValue(value)) {
    found.add(`value of ${name}`);
  }
}

function searchText(text: string, found: Set<string>): void {
  if (PART_OF_ISSUED.test(text)) {
    for (const [kind] of ISSUED.filter(([, pattern]) => pattern.test(text))) {
      found.add(kind);
    }
  }
  const data = parsed(text);
  if (data !== undefined) {
    search(data, found);
    return;
  }
  if (text.includes('=')) {
    for (const [, name = '', quoted, bare] of text.matchAll(ASSIGNMENT)) {
      note(name, quoted ?? bare, found);
    }
  }
  if (text.includes('"')) {
    for (const [, name = '', item] of text.matchAll(MEMBER)) {
      note(name, item, found);
    }
  }
  if (text.includes('\n')) {
    for (const [, name = '', item] of text.matchAll(LINE)) {
      note(name, item, found);
    }
  }
}

/** Returns the data of a text that is JSON, such as the definition of a state machine. */
function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
