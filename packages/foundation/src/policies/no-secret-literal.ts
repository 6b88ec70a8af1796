import type { LocatedProblem } from '../problems';
import type { StackResource } from '../stack-json';
import { isLiteralText } from '../stack-json';
import { findSecrets } from './find-secrets';
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

/** Refuses secrets in the JSON, and in attributes that Terraform writes to the state. */
export const noSecretLiteral: Policy = {
  code: CODE,
  description: 'no secret is in the JSON or in the state',
  check: (subject) => [
    ...subject.resources(...Object.keys(SECRET_ATTRIBUTES)).flatMap(attributeProblems),
    ...subject.resources().flatMap(textProblems),
  ],
};

/** Returns the attributes that {@link attributeProblems} looks at; the parameter of another type has none. */
function secretAttributes(kinds: typeof SECRET_ATTRIBUTES, { type, attributes }: StackResource): readonly string[] {
  return type === 'aws_ssm_parameter' && attributes.type !== 'SecureString' ? [] : (kinds[type] ?? []);
}

function attributeProblems(resource: StackResource): LocatedProblem[] {
  const { path, attributes } = resource;
  const kept = secretAttributes(SECRET_ATTRIBUTES, resource).filter((name) => attributes[name] !== undefined);
  const literal = secretAttributes(WRITE_ONLY_ATTRIBUTES, resource).filter((name) => isLiteralText(attributes[name]));
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

function textProblems(resource: StackResource): LocatedProblem[] {
  const { path, attributes } = resource;
  const refused = [SECRET_ATTRIBUTES, WRITE_ONLY_ATTRIBUTES].flatMap((kinds) => secretAttributes(kinds, resource));
  const others = Object.fromEntries(Object.entries(attributes).filter(([name]) => !refused.includes(name)));
  return [...findSecrets(others)].map((kind) => ({
    code: CODE,
    path,
    message: `text must not contain a credential, got what looks like one (${kind}); read it from Secrets Manager at run time`,
  }));
}
