import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { EnvironmentRef } from '@etops/contracts';
import { LocalBackend, S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Tags } from '../environment';
import {
  checkArnOf,
  checkEnvironment,
  checkTags,
  environmentTags,
  setStackEnvironment,
  stateBucketName,
  warnOfUnknownRegion,
} from '../environment';
import type { Policy } from '../policies';
import { enforcePolicies } from '../policies';
import { ProblemList, show, throwProblems } from '../problems';
import { checkStackId } from './check-stack-id';
import { explainTokenErrors } from './token-errors';
import { checkProps } from '../props';
import { shapes } from '../shapes.generated';

/**
 * Oldest Terraform with the features in use: a lock file for the state in S3 (1.10), write-only arguments (1.11).
 *
 * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only (checked 2026-11-22)
 */
const TERRAFORM_VERSION = '1.11.0';

/** Tags that a resource may have besides those of its stack, such as `Name`, `Backup`. */
const RESOURCE_TAGS = 2;

/**
 * Location of a stack's Terraform state.
 *
 * - `s3`: in the environment's own Region, in the bucket that {@link stateBucketName} names, with a lock
 *   file next to it (Terraform 1.10 and later; no DynamoDB table)
 * - `local`: in a file in the working directory, for the stack that creates the state buckets
 */
export type StateLocation = 's3' | 'local';

/** Props of {@link EnvironmentStack}. */
export interface EnvironmentStackProps {
  /** Environment that the stack belongs to. */
  readonly environment: EnvironmentRef;
  /**
   * Location of the Terraform state.
   *
   * @default 's3'
   */
  readonly state?: StateLocation;
  /**
   * ARN of the KMS key, or of its alias, that encrypts the state in S3, in the environment's Region and account. Terraform
   * then names the key in each request, so that S3 refuses a role without access to it.
   *
   * @default - the default encryption of the bucket
   * @see https://developer.hashicorp.com/terraform/language/backend/s3#s3-state-storage
   */
  readonly stateKmsKeyArn?: string;
  /**
   * Tags for every resource, in addition to `Application`, `Environment` and `ManagedBy`; at most 45, since AWS accepts
   * 50 and some resources have further ones.
   *
   * @default - none
   */
  readonly tags?: Tags;
  /**
   * Policies that the stack must pass.
   *
   * @default defaultPolicies
   */
  readonly policies?: readonly Policy[];
}

/**
 * Creates the stack of an environment, with its provider, state, tags and policies.
 *
 * The provider refuses every account except the environment's.
 *
 * @throws ValidationError if the environment contains a token or an invalid value, or if AWS refuses a tag
 */
export class EnvironmentStack extends TerraformStack {
  /** Environment that the stack belongs to. */
  readonly environment: EnvironmentRef;
  /** Provider of the environment's Region. */
  readonly provider: AwsProvider;
  private readonly tags: Tags;

  constructor(scope: Construct, id: string, props: EnvironmentStackProps) {
    super(scope, id);
    props = checkProps(this, shapes, 'EnvironmentStackProps', props);
    // For cdktf's fork, which refuses features that older versions of Terraform lack. cdktf ignores it.
    this.node.setContext('targetVersions', { terraform: `>=${TERRAFORM_VERSION}` });
    const { environment, state = 's3', stateKmsKeyArn, tags = {}, policies } = props;
    const problems = new ProblemList();
    checkStackId(problems, this);
    checkEnvironment(problems, 'environment', environment);
    // Often computed from the environment, whose problems would be reported twice.
    if (problems.all.length === 0) {
      checkArnOf(
        problems,
        'stateKmsKeyArn',
        problems.literal('stateKmsKeyArn', stateKmsKeyArn),
        'key-or-alias',
        environment,
      );
    }
    problems.require(
      state === 's3' || stateKmsKeyArn === undefined,
      'STATE_KEY',
      () =>
        `stateKmsKeyArn must not be given with state 'local', got ${show(stateKmsKeyArn)}; remove one of them, Terraform does not encrypt a local state`,
    );
    checkTags(problems, 'tags', tags, { others: environmentTags(environment), reserve: RESOURCE_TAGS });
    throwProblems(this, problems.all);
    warnOfUnknownRegion(this, 'environment.region', environment.region);
    this.environment = environment;
    setStackEnvironment(this, environment);
    this.tags = environmentTags(environment, tags);
    this.provider = this.createProvider('aws', environment.region);
    this.createBackend(state, stateKmsKeyArn);
    this.addOverride('terraform.required_version', `>= ${TERRAFORM_VERSION}`);
    enforcePolicies(this, environment.role, policies);
  }

  /** Prepares the stack, and names the construct and the argument in errors about tokens. */
  override prepareStack(): void {
    explainTokenErrors(this, () => {
      super.prepareStack();
    });
  }

  /** Creates a provider for another Region, for the few resources that AWS keeps in another Region. */
  addProvider(region: string): AwsProvider {
    return this.createProvider(`aws-${region}`, region, region);
  }

  private createProvider(id: string, region: string, alias?: string): AwsProvider {
    return new AwsProvider(this, id, {
      region,
      allowedAccountIds: [this.environment.accountId],
      defaultTags: [{ tags: { ...this.tags } }],
      ...(alias === undefined ? {} : { alias }),
    });
  }

  private createBackend(state: StateLocation, kmsKeyArn?: string): void {
    if (state === 'local') {
      new LocalBackend(this, { path: `../../../terraform.${this.node.id}.tfstate` });
      return;
    }
    const { region } = this.environment;
    new S3Backend(this, {
      bucket: stateBucketName(this.environment),
      key: `${this.node.id}.tfstate`,
      region,
      // Never one without the other: `encrypt` alone asks S3 for its own key in place of the bucket's.
      ...(kmsKeyArn === undefined ? {} : { encrypt: true, kmsKeyId: kmsKeyArn }),
    });
    this.addOverride('terraform.backend.s3.use_lockfile', true);
    this.addOverride('terraform.backend.s3.allowed_account_ids', [this.environment.accountId]);
  }
}
