import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { EnvironmentRef } from '@etops/contracts';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { arnOf, iamArnOf, isProtected, nameFor } from '../environment';
import type { PolicyStatement } from '../iam';
import { policyDocument } from '../iam';
import { KMS_ALIAS_LENGTH } from '../limits';
import { ProblemList, throwProblems } from '../problems';
import { checkProps } from '../props';
import { shapes } from '../shapes.generated';

const ALIAS_PREFIX = 'alias/';

/** Properties of a {@link CustomerKey}. */
export interface CustomerKeyProps {
  /**
   * Environment of the key.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Purpose of the key, as part of its alias `alias/<application>-<environment>-<purpose>`. */
  readonly purpose: string;
  /**
   * Statements of the key policy that allow services to use the key. `Resource` is `'*'`: in a key policy that means
   * this key.
   *
   * @default - none; IAM policies of the account decide
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Provider of the key's Region.
   *
   * @default - the stack's provider
   */
  readonly provider?: TerraformProvider;
}

/** Returns the ARN of a customer key's alias from literals, for stacks that know the key only by name. */
export function customerKeyAliasArn(environment: EnvironmentRef, purpose: string): string {
  return arnOf(environment, 'kms', aliasName(environment, purpose));
}

/** Creates a customer managed KMS key with yearly rotation and an alias. */
export class CustomerKey extends Construct {
  /** ARN of the key, known after apply. */
  readonly arn: string;
  /** ARN of the alias, known at synth. */
  readonly aliasArn: string;

  constructor(scope: Construct, id: string, props: CustomerKeyProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'CustomerKeyProps', props);
    const { environment, purpose, statements = [], provider } = checked;
    const problems = new ProblemList();
    problems.literal('purpose', purpose, 'it is part of the alias');
    throwProblems(this, problems.all);
    const common = provider === undefined ? {} : { provider };
    const key = new KmsKey(this, 'key', {
      ...common,
      description: `${environment.application} ${environment.name}: ${purpose}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument(
        {
          Sid: 'Account',
          Effect: 'Allow',
          Principal: { AWS: iamArnOf(environment, 'root') },
          Action: 'kms:*',
          Resource: '*',
        },
        ...statements,
      ),
      lifecycle: { preventDestroy: isProtected(environment) },
    });
    new KmsAlias(this, 'alias', { ...common, name: aliasName(environment, purpose), targetKeyId: key.keyId });
    this.arn = key.arn;
    this.aliasArn = customerKeyAliasArn(environment, purpose);
  }
}

function aliasName(environment: EnvironmentRef, purpose: string): string {
  return `${ALIAS_PREFIX}${nameFor(environment, purpose, { maxLength: KMS_ALIAS_LENGTH.max - ALIAS_PREFIX.length })}`;
}
