import type { SynthesizedJson } from './synthesized-json';

/** Services whose IAM prefix differs from the name in the SDK, for the calls of this repository. */
const IAM_SERVICES: Readonly<Record<string, string>> = {
  cloudwatchlogs: 'logs',
  efs: 'elasticfilesystem',
  elasticloadbalancingv2: 'elasticloadbalancing',
  eventbridge: 'events',
  sfn: 'states',
};

const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

interface MachineBlock {
  readonly name?: string;
  readonly definition?: string;
  readonly role_arn?: string;
  readonly role?: string;
  readonly policy?: string;
  readonly logging_configuration?: unknown;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, MachineBlock>>>>;

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
}

/**
 * Compares each state machine's calls with the actions that its role allows.
 *
 * It reads the calls from the definition in the JSON, nested states included, not from the declared permissions.
 *
 * @param extras actions that no task calls, each with the reason why a role needs it
 * @returns a line for each call without permission, permission without call, and extra that no role has
 */
export function unmatchedPermissions(
  json: SynthesizedJson,
  extras: Readonly<Record<string, string>> = {},
): readonly string[] {
  const resources = (json.json.resource ?? {}) as Blocks;
  const unused = new Set(Object.keys(extras));
  const lines = Object.entries(resources.aws_sfn_state_machine ?? {}).flatMap(([id, machine]) => {
    const name = machine.name ?? id;
    const calls = new Set(callsOf(JSON.parse(machine.definition ?? '{}') as unknown));
    const allowed = allowedActions(resources, machine);
    const delivery = machine.logging_configuration === undefined ? [] : LOG_DELIVERY;
    const missing = [
      ...[...calls].map((action) => ({ action, reason: 'which a state calls' })),
      ...delivery.map((action) => ({ action, reason: 'which its log needs' })),
    ].filter(({ action }) => !allowed.has(action));
    const needless = [...allowed].filter((action) => !calls.has(action) && !delivery.includes(action));
    needless.forEach((action) => unused.delete(action));
    return [
      ...missing.map(({ action, reason }) => `${name}: its role must allow ${action}, ${reason}`),
      ...needless
        .filter((action) => extras[action] === undefined)
        .map((action) => `${name}: its role allows ${action}, which no state calls`),
    ];
  });
  return [
    ...lines,
    ...[...unused].map((action) => `extra ${action}: no role needs it (${extras[action] ?? ''})`),
  ].sort();
}

function callsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { Type, Resource } = value as { readonly Type?: unknown; readonly Resource?: unknown };
  const own = Type === 'Task' && typeof Resource === 'string' ? [actionOf(Resource)] : [];
  return [...own, ...Object.values(value).flatMap(callsOf)];
}

function actionOf(resource: string): string {
  if (resource.includes(':lambda:')) {
    return 'lambda:InvokeFunction';
  }
  const [service = '', call = ''] = resource.replace(/^.*:states:::(aws-sdk:)?/, '').split(/[:.]/);
  return `${IAM_SERVICES[service] ?? service}:${call.replace(/^./, (letter) => letter.toUpperCase())}`;
}

function allowedActions(resources: Blocks, { role_arn: roleArn = '' }: MachineBlock): ReadonlySet<string> {
  const role = /^\$\{(aws_iam_role\.[^.]+)\.arn\}$/.exec(roleArn)?.[1];
  if (role === undefined) {
    throw new Error(`role_arn must refer to a role of the stack, got '${roleArn}'`);
  }
  return new Set(
    Object.values(resources.aws_iam_role_policy ?? {})
      .filter((policy) => policy.role === `\${${role}.name}` || policy.role === `\${${role}.id}`)
      .flatMap(({ policy = '{}' }) => (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action),
  );
}
