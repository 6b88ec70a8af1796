import type { LocatedProblem } from '../problems';
import { isLiteralText } from '../stack-json';
import type { Policy, PolicyResource } from './policy';

const CODE = 'POLICY_SECRET_LITERAL';

/** Attributes that hold a secret: anything written here ends up in the state, whatever its source. */
const SECRET_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ['password'],
  aws_rds_cluster: ['master_password'],
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  aws_elasticache_replication_group: ['auth_token'],
  aws_ssm_parameter: ['value'],
  aws_vpn_connection: ['tunnel1_preshared_key', 'tunnel2_preshared_key'],
};

/** Their write-only counterparts must not hold a literal, which would stand in the JSON. */
const WRITE_ONLY_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ['password_wo'],
  aws_rds_cluster: ['master_password_wo'],
  aws_secretsmanager_secret_version: ['secret_string_wo'],
  aws_ssm_parameter: ['value_wo'],
};

/** Types whose free text often carries one. */
const FREE_TEXT_TYPES = ['aws_launch_template', 'aws_instance', 'aws_lambda_function', 'aws_ssm_document'];

/** Patterns of credentials, by the prefixes that their issuers document. */
const SECRET_PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}/],
  ['Slack token', /\bxox[abpr]-[A-Za-z0-9-]{10,}/],
  // As in a shell, or in JSON, escaped or not. A secret's ARN only names one, on either side of the sign.
  [
    'password assignment',
    /(?<!:\d{12}:)(?:password|passwd|secret)(?:\\*["'])?\s*[=:]\s*(?:\\*["'])?(?!\$|arn:)[^\s"'$\\]{8,}/i,
  ],
];

/** No secret stands in the JSON, or is put where the state keeps it. */
export const noSecretLiteral: Policy = {
  code: CODE,
  description: 'no secret is in the JSON, or where the state would keep it',
  check: (subject) => [
    ...subject.resources(...Object.keys(SECRET_ATTRIBUTES)).flatMap(checkAttributes),
    ...subject.resources(...FREE_TEXT_TYPES).flatMap(checkText),
  ],
};

function checkAttributes({ type, path, attributes }: PolicyResource): LocatedProblem[] {
  if (type === 'aws_ssm_parameter' && attributes.type !== 'SecureString') {
    return [];
  }
  const kept = (SECRET_ATTRIBUTES[type] ?? []).filter((name) => attributes[name] !== undefined);
  const literal = (WRITE_ONLY_ATTRIBUTES[type] ?? []).filter((name) => isLiteralText(attributes[name]));
  return [
    ...kept.map((name) => ({
      code: CODE,
      path,
      message: `${name} must not be set, got a value that the state would keep; use its write-only form with an ephemeral value`,
    })),
    ...literal.map((name) => ({
      code: CODE,
      path,
      message: `${name} must come from an ephemeral value, got a literal; refer to an ephemeral resource`,
    })),
  ];
}

function checkText({ path, attributes }: PolicyResource): LocatedProblem[] {
  const { user_data, user_data_base64 } = attributes;
  const decoded = [user_data, user_data_base64]
    .filter(isLiteralText)
    .map((value) => Buffer.from(value, 'base64').toString('utf8'));
  const texts = [JSON.stringify(attributes), ...decoded];
  return SECRET_PATTERNS.filter(([, pattern]) => texts.some((text) => pattern.test(text))).map(([name]) => ({
    code: CODE,
    path,
    message: `text must not hold a credential, got what looks like one (${name}); read it from Secrets Manager at run time`,
  }));
}
