import type { LocatedProblem } from '../problems';
import type { StackResource } from '../stack-json';
import { isLiteralText } from '../stack-json';
import type { Policy } from './policy';

const CODE = 'POLICY_SECRET_LITERAL';

/** Attributes that contain a secret: Terraform writes their values to the state, whatever the source. */
const SECRET_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ['password'],
  aws_rds_cluster: ['master_password'],
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  aws_elasticache_replication_group: ['auth_token'],
  aws_ssm_parameter: ['value'],
  aws_vpn_connection: ['tunnel1_preshared_key', 'tunnel2_preshared_key'],
};

/** Their write-only counterparts, which must not contain a literal: it would be in the JSON. */
const WRITE_ONLY_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ['password_wo'],
  aws_rds_cluster: ['master_password_wo'],
  aws_secretsmanager_secret_version: ['secret_string_wo'],
  aws_ssm_parameter: ['value_wo'],
};

/** Types whose free text often contains a secret. */
const FREE_TEXT_TYPES = ['aws_launch_template', 'aws_instance', 'aws_lambda_function', 'aws_ssm_document'];

/** Patterns of credentials, by the prefixes that their issuers document. */
const SECRET_PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}/],
  ['Slack token', /\bxox[abpr]-[A-Za-z0-9-]{10,}/],
  // As in a shell or in JSON, escaped or not. The ARN of a secret is no secret, on either side of the sign.
  [
    'password assignment',
    /(?<!:\d{12}:)(?:password|passwd|secret)(?:\\*["'])?\s*[=:]\s*(?:\\*["'])?(?!\$|arn:)[^\s"'$\\]{8,}/i,
  ],
];

/** Refuses secrets in the JSON, and in attributes that Terraform writes to the state. */
export const noSecretLiteral: Policy = {
  code: CODE,
  description: 'no secret is in the JSON or in the state',
  check: (subject) => [
    ...subject.resources(...Object.keys(SECRET_ATTRIBUTES)).flatMap(attributeProblems),
    ...subject.resources(...FREE_TEXT_TYPES).flatMap(textProblems),
  ],
};

function attributeProblems({ type, path, attributes }: StackResource): LocatedProblem[] {
  if (type === 'aws_ssm_parameter' && attributes.type !== 'SecureString') {
    return [];
  }
  const kept = (SECRET_ATTRIBUTES[type] ?? []).filter((name) => attributes[name] !== undefined);
  const literal = (WRITE_ONLY_ATTRIBUTES[type] ?? []).filter((name) => isLiteralText(attributes[name]));
  return [
    ...kept.map((name) => ({
      code: CODE,
      path,
      message: `${name} must not be set, got a value that Terraform would write to the state; use its write-only form with an ephemeral value`,
    })),
    ...literal.map((name) => ({
      code: CODE,
      path,
      message: `${name} must come from an ephemeral value, got a literal; refer to an ephemeral resource`,
    })),
  ];
}

function textProblems({ path, attributes }: StackResource): LocatedProblem[] {
  const { user_data, user_data_base64 } = attributes;
  const decoded = [user_data, user_data_base64]
    .filter(isLiteralText)
    .map((value) => Buffer.from(value, 'base64').toString('utf8'));
  const texts = [JSON.stringify(attributes), ...decoded];
  return SECRET_PATTERNS.filter(([, pattern]) => texts.some((text) => pattern.test(text))).map(([name]) => ({
    code: CODE,
    path,
    message: `text must not contain a credential, got what looks like one (${name}); read it from Secrets Manager at run time`,
  }));
}
