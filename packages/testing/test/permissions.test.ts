import { SynthesizedJson, unmatchedPermissions } from '../src';

const logDelivery = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];
const call = (resource: string) => ({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true });

/** Calls: at the top, in a Map, and in a branch of a Parallel. */
const states = {
  Find: call('aws-sdk:rds:describeDBSnapshots'),
  Each: {
    Type: 'Map',
    ItemProcessor: { StartAt: 'Delete', States: { Delete: call('aws-sdk:ec2:deleteSnapshot') } },
  },
  Both: { Type: 'Parallel', Branches: [{ StartAt: 'Look', States: { Look: call('aws-sdk:sfn:listExecutions') } }] },
  Tell: call('sns:publish'),
};
const calls = ['ec2:DeleteSnapshot', 'rds:DescribeDBSnapshots', 'sns:Publish', 'states:ListExecutions'];

function stack(actions: readonly string[]): SynthesizedJson {
  const statement = { Effect: 'Allow', Action: [...actions, ...logDelivery], Resource: '*' };
  return new SynthesizedJson({
    resource: {
      aws_sfn_state_machine: {
        machine: {
          name: 'clean-up',
          definition: JSON.stringify({ StartAt: 'Find', States: states }),
          role_arn: '${aws_iam_role.role.arn}',
          logging_configuration: { level: 'ALL' },
        },
      },
      aws_iam_role: { role: { name: 'clean-up' }, other: { name: 'other' } },
      aws_iam_role_policy: {
        policy: { role: '${aws_iam_role.role.name}', policy: JSON.stringify({ Statement: [statement] }) },
        other: {
          role: '${aws_iam_role.other.name}',
          policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }] }),
        },
      },
    },
  });
}

describe('unmatchedPermissions', () => {
  it('finds nothing if calls and permissions are equal', () => {
    expect(unmatchedPermissions(stack(calls))).toEqual([]);
  });

  it.each(calls)('finds the call %s without permission', (action) => {
    expect(unmatchedPermissions(stack(calls.filter((each) => each !== action)))).toEqual([
      `clean-up: its role must allow ${action}, which a state calls`,
    ]);
  });

  it('finds a permission without a call', () => {
    expect(unmatchedPermissions(stack([...calls, 'backup:ListRestoreJobs']))).toEqual([
      'clean-up: its role allows backup:ListRestoreJobs, which no state calls',
    ]);
  });

  it('accepts an extra that is declared with a reason', () => {
    expect(unmatchedPermissions(stack([...calls, 'iam:PassRole']), { 'iam:PassRole': 'RDS writes as a role' })).toEqual(
      [],
    );
  });

  it('finds a declared extra that no role needs', () => {
    expect(unmatchedPermissions(stack(calls), { 'iam:PassRole': 'RDS writes as a role' })).toEqual([
      'extra iam:PassRole: no role needs it (RDS writes as a role)',
    ]);
  });

  it('finds log delivery that the role of a machine with a log lacks', () => {
    const { json } = stack(calls);
    const without = JSON.parse(
      JSON.stringify(json).replace('logs:GetLogDelivery', 'logs:DeleteLogDelivery'),
    ) as typeof json;

    expect(unmatchedPermissions(new SynthesizedJson(without))).toEqual([
      'clean-up: its role must allow logs:GetLogDelivery, which its log needs',
    ]);
  });

  it('refuses a role of another stack, whose policies it cannot read', () => {
    const { json } = stack(calls);
    const elsewhere = JSON.parse(
      JSON.stringify(json).replace('${aws_iam_role.role.arn}', 'arn:aws:iam::123456789012:role/x'),
    ) as typeof json;

    expect(() => unmatchedPermissions(new SynthesizedJson(elsewhere))).toThrow(
      "role_arn must refer to a role of the stack, got 'arn:aws:iam::123456789012:role/x'",
    );
  });
});
