import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { EnvironmentRef } from '@etops/contracts';
import { Construct } from 'constructs';
import { CustomerKey, logsKeyStatement } from '../encryption';
import { arnOf, checkArnOf, isProtected, nameFor } from '../environment';
import { LOG_GROUP_NAME_LENGTH } from '../limits';
import { checkProps } from '../props';
import { shapes } from '../shapes.generated';
import { ProblemList, throwProblems } from '../problems';
import { checkLogGroupName } from './check-log-group-name';
import { checkLogRetention } from './check-log-retention';

/** Properties of an {@link EncryptedLogGroup}. */
export interface EncryptedLogGroupProps {
  /**
   * Environment of the log group.
   *
   * @default - that of the stack, an `EnvironmentStack`
   */
  readonly environment?: EnvironmentRef;
  /** Purpose, as the last part of the log group's name and of its key's alias. */
  readonly purpose: string;
  /**
   * Name, for a log group that a service writes to by name.
   *
   * @default - `<application>-<environment>-<purpose>`
   */
  readonly name?: string;
  /** Days after which log events expire; a period that CloudWatch Logs accepts. */
  readonly retentionDays: number;
  /**
   * ARN of the key. Its policy needs {@link logsKeyStatement} for the log group.
   *
   * @default - a key that CloudWatch Logs may use for this log group only
   */
  readonly kmsKeyArn?: string;
}

/**
 * Creates a log group that is encrypted with a customer key. Production and recovery environments protect it from deletion.
 *
 * @throws ValidationError if CloudWatch Logs would refuse the retention or the key
 */
export class EncryptedLogGroup extends Construct {
  /** ARN, a literal. */
  readonly arn: string;
  /** ARN as the provider reports it; refer to it to wait for the log group. */
  readonly reportedArn: string;
  /** Name, a literal. */
  readonly name: string;
  /** ARN of the key. */
  readonly kmsKeyArn: string;

  constructor(scope: Construct, id: string, props: EncryptedLogGroupProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'EncryptedLogGroupProps', props);
    const { environment, purpose, retentionDays } = checked;
    const problems = new ProblemList();
    problems.literal('name', checked.name, 'the policy of its key names it');
    checkLogGroupName(problems, 'name', checked.name);
    problems.literal('purpose', purpose, 'it is part of the names');
    checkLogRetention(problems, 'retentionDays', retentionDays, { code: 'LOG_RETENTION' });
    checkArnOf(problems, 'kmsKeyArn', checked.kmsKeyArn, 'key', environment);
    throwProblems(this, problems.all);
    this.name = checked.name ?? nameFor(environment, purpose, { maxLength: LOG_GROUP_NAME_LENGTH.max });
    this.arn = arnOf(environment, 'logs', `log-group:${this.name}`);
    this.kmsKeyArn =
      checked.kmsKeyArn ??
      new CustomerKey(this, 'key', { environment, purpose, statements: [logsKeyStatement(environment, this.name)] })
        .arn;
    this.reportedArn = new CloudwatchLogGroup(this, 'log-group', {
      name: this.name,
      retentionInDays: retentionDays,
      kmsKeyId: this.kmsKeyArn,
      lifecycle: { preventDestroy: isProtected(environment) },
    }).arn;
  }
}
