import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import { Construct } from 'constructs';
import { checkArnOf, isProtected } from '../environment';
import { policyDocument, trustPolicy } from '../iam';
import { checkLogRetention, logDeliveryStatement } from '../logs';
import { ProblemList, throwProblems } from '../problems';
import { jsonText } from '../stack-json';
import { checkPermissions, permissionsOf, renderDefinition } from './permissions';
import { Schedule } from './schedule';
import { checkStateMachineName, stateMachineArn, stateMachineLogGroupName } from './state-machine-name';
import type { StateMachineProps } from './state-machine-props';
import { defaultLogLevel } from './state-machine-props';
import { checkProps } from '../props';
import { shapes } from '../shapes.generated';
import type { Checked } from '../props';

/** Creates a state machine with a log group, a role that allows exactly the calls of its tasks, and a schedule. */
export class StateMachine extends Construct {
  /** ARN, a literal. */
  readonly arn: string;
  /** Name of the log group, a literal. */
  readonly logGroupName: string;
  /** ARN of the role, known after apply. */
  readonly roleArn: string;
  /** State machine resource, for `dependsOn`. */
  readonly stateMachine: SfnStateMachine;
  /** Schedule; `undefined` if there is none. */
  readonly schedule: Schedule | undefined;

  constructor(scope: Construct, id: string, props: StateMachineProps) {
    super(scope, id);
    const checked = checkProps(this, shapes, 'StateMachineProps', props);
    const problems = new ProblemList();
    checkStateMachineName(problems, 'name', checked.name);
    checkPermissions(problems, 'definition', checked.definition);
    checkLogRetention(problems, 'logRetentionDays', checked.logRetentionDays, { code: 'STATE_MACHINE_LOG_RETENTION' });
    checkArnOf(problems, 'kmsKeyArn', checked.kmsKeyArn, 'key', checked.environment);
    throwProblems(this, problems.all);

    const { environment, name, description, definition, schedule, type = 'STANDARD', dependsOn = [] } = checked;
    this.arn = stateMachineArn(environment, name);
    this.logGroupName = stateMachineLogGroupName(name);
    const logs = this.createLogGroup(checked);
    const role = this.createRole(checked);
    this.roleArn = role.arn;
    this.stateMachine = new SfnStateMachine(this, 'state-machine', {
      name,
      type,
      roleArn: role.arn,
      definition: jsonText(renderDefinition(definition)),
      loggingConfiguration: {
        level: checked.logLevel ?? defaultLogLevel(type),
        includeExecutionData: true,
        logDestination: `${logs.arn}:*`,
      },
      dependsOn: [role.policy, ...dependsOn],
    });
    this.schedule =
      schedule &&
      new Schedule(this, 'schedule', {
        ...schedule,
        environment,
        name,
        description,
        stateMachineArn: this.arn,
        dependsOn: [this.stateMachine, ...(schedule.dependsOn ?? [])],
      });
  }

  private createLogGroup({
    environment,
    kmsKeyArn,
    logRetentionDays = 90,
  }: Checked<StateMachineProps>): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, 'logs', {
      name: this.logGroupName,
      retentionInDays: logRetentionDays,
      ...(kmsKeyArn === undefined ? {} : { kmsKeyId: kmsKeyArn }),
      lifecycle: { preventDestroy: isProtected(environment) },
    });
  }

  private createRole({ environment, name, description, definition, statements = [] }: Checked<StateMachineProps>) {
    const role = new IamRole(this, 'role', {
      name,
      description,
      assumeRolePolicy: trustPolicy('states.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': environment.accountId },
        ArnLike: { 'aws:SourceArn': this.arn },
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'calls',
      role: role.name,
      policy: policyDocument(...permissionsOf(definition), ...statements, logDeliveryStatement),
    });
    return { arn: role.arn, policy };
  }
}
