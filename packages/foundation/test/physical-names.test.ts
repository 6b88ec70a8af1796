import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { EnvironmentRef } from '@etops/contracts';
import { App, Fn, TerraformIterator, TerraformStack, TerraformVariable, Token } from 'cdktf';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf, testEnvironment } from './kit';
import { CustomerKey, EnvironmentStack, PrivateBucket, StateMachine, synthesizeApp, uniqueNames } from '../src';

type Build = (stack: EnvironmentStack) => unknown;
type StackOf = readonly [name: string, environment: Partial<EnvironmentRef>, build: Build];

const inDirectory = <T>(use: (outdir: string) => T): T => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-names-'));
  try {
    return use(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

const addStack = (app: App, [name, environment, build]: StackOf) => {
  const stack = new EnvironmentStack(app, name, { environment: { ...testEnvironment, ...environment }, policies: [] });
  build(stack);
  return stack;
};

/** Synthesizes an app with the same function for each stack, and returns its problems. */
const problemsIn = (...stacks: StackOf[]) =>
  inDirectory((outdir) =>
    problemsOf(() => {
      synthesizeApp(
        stacks.map((each) => (app) => addStack(app, each)),
        join(outdir, 'out'),
      );
      throw new Error('none');
    }),
  );

const inOneStack = (build: Build) => problemsIn(['primary', {}, build]);

const machine = (stack: TerraformStack, id: string, name: string) =>
  new StateMachine(stack, id, {
    name,
    description: 'Does nothing',
    definition: { Comment: 'Does nothing', TimeoutSeconds: 60, StartAt: 'end', States: { end: { Type: 'Succeed' } } },
  });

describe('physical names', () => {
  it('are held once: two constructs are one problem, with all their names', () => {
    expect(
      inOneStack((stack) => {
        machine(stack, 'one', 'report');
        machine(stack, 'two', 'report');
      }),
    ).toEqual([
      "primary/two: aws_cloudwatch_log_group '/aws/vendedlogs/states/report' must exist once in eu-central-1 of account 123456789012, got it in primary/one as well (both also have aws_iam_role 'report'; aws_sfn_state_machine 'report'); give one of them another name or id [DUPLICATE_NAME]",
    ]);
  });

  it('are held once in all stacks of one environment, and of two environments that share a name', () => {
    const build: Build = (stack) => new CustomerKey(stack, 'key', { purpose: 'archive' });

    expect(problemsIn(['one', {}, build], ['two', {}, build])).toEqual([
      "two/key: aws_kms_alias 'alias/airline-primary-archive' must exist once in eu-central-1 of account 123456789012, got it in one/key as well; give one of them another name or id [DUPLICATE_NAME]",
    ]);
    expect(problemsIn(['one', {}, build], ['two', { name: 'dr' }, build])).toEqual(['none']);
  });

  it('are held once if two purposes give one name', () => {
    expect(
      inOneStack((stack) => {
        new CustomerKey(stack, 'one', { purpose: 'ticket_office' });
        new CustomerKey(stack, 'two', { purpose: 'Ticket-Office' });
      }),
    ).toEqual([
      expect.stringContaining("primary/two: aws_kms_alias 'alias/airline-primary-ticket-office' must exist once"),
    ]);
  });

  it('are held again in another Region or account, unless they are unique beyond it', () => {
    const topic: Build = (stack) => new SnsTopic(stack, 'topic', { name: 'airline-alarms' });
    const role: Build = (stack) => new IamRole(stack, 'role', { name: 'airline', assumeRolePolicy: '{}' });
    const bucket: Build = (stack) => new PrivateBucket(stack, 'bucket', { bucketName: 'airline-logs' });
    const region = { region: 'eu-west-1' };
    const account = { accountId: '210987654321' };

    expect(problemsIn(['one', {}, topic], ['two', region, topic])).toEqual(['none']);
    expect(problemsIn(['one', {}, topic], ['two', account, topic])).toEqual(['none']);
    expect(problemsIn(['one', {}, role], ['two', region, role])).toEqual([
      expect.stringContaining(
        "two/role: aws_iam_role 'airline' must exist once in account 123456789012, got it in one/",
      ),
    ]);
    expect(problemsIn(['one', {}, role], ['two', account, role])).toEqual(['none']);
    expect(problemsIn(['one', {}, bucket], ['two', { ...region, ...account }, bucket])).toEqual([
      expect.stringContaining(
        "two/bucket: aws_s3_bucket 'airline-logs' must exist once in all accounts of AWS, got it in",
      ),
    ]);
  });

  it('are those of the Region of the resource’s provider', () => {
    expect(
      inOneStack((stack) => {
        new SnsTopic(stack, 'one', { name: 'airline-alarms' });
        new SnsTopic(stack, 'two', { name: 'airline-alarms', provider: stack.addProvider('us-east-1') });
      }),
    ).toEqual(['none']);
  });

  it('differ in case where AWS does not, and only there', () => {
    expect(
      inOneStack((stack) => {
        for (const name of ['airline', 'Airline']) {
          new SnsTopic(stack, `topic-${name}`, { name });
          new DbInstance(stack, `database-${name}`, { identifier: name, instanceClass: 'db.t4g.micro' });
          new SecurityGroup(stack, `group-${name}`, { name, vpcId: 'vpc-0123456789abcdef0' });
        }
      }),
    ).toEqual([
      expect.stringContaining("primary/database-Airline: aws_db_instance 'Airline' must exist once in eu-central-1"),
      expect.stringContaining(
        "primary/group-Airline: aws_security_group name 'Airline', vpc_id 'vpc-0123456789abcdef0' must exist once",
      ),
    ]);
  });

  describe('of records', () => {
    const zoneId = 'Z0123456789ABCDEFGHIJ';
    const record = (stack: TerraformStack, id: string, props: object) =>
      new Route53Record(stack, id, {
        zoneId,
        name: 'www.airline.example',
        type: 'A',
        ttl: 60,
        records: ['192.0.2.1'],
        ...props,
      });
    const weighted = (setIdentifier: string) => ({ setIdentifier, weightedRoutingPolicy: { weight: 1 } });

    it.each<[string, object, object]>([
      ['another type', {}, { type: 'AAAA' }],
      ['another zone', {}, { zoneId: 'Z9876543210ABCDEFGHIJ' }],
      ['another set identifier', weighted('aws'), weighted('on-premises')],
      ['overwriting records, as of one certificate in two Regions', { allowOverwrite: true }, { allowOverwrite: true }],
    ])('pass with %s', (_, one, two) => {
      expect(
        inOneStack((stack) => {
          record(stack, 'one', one);
          record(stack, 'two', two);
        }),
      ).toEqual(['none']);
    });

    it('fail with one name, type and set identifier, in any spelling, and from any Region', () => {
      expect(
        problemsIn(
          ['dns', {}, (stack) => record(stack, 'one', weighted('aws'))],
          [
            'two',
            { region: 'eu-west-1' },
            (stack) => record(stack, 'two', { ...weighted('aws'), name: 'WWW.airline.example.' }),
          ],
        ),
      ).toEqual([
        "two/two: aws_route53_record zone_id 'Z0123456789ABCDEFGHIJ', name 'WWW.airline.example.', type 'A', set_identifier 'aws' must exist once in its parent, got it in dns/one as well; give one of them another name or id [DUPLICATE_NAME]",
      ]);
    });

    it('fail with the very same reference, and pass with another one', () => {
      const inZones = (...zones: string[]) =>
        inOneStack((stack) => {
          zones.forEach((zone, index) => {
            const existing = stack.node.tryFindChild(zone) as Route53Zone | undefined;
            const { id } = existing ?? new Route53Zone(stack, zone, { name: 'airline.example' });
            record(stack, `record-${String(index)}`, { zoneId: id });
          });
        });

      expect(inZones('public', 'public')).toEqual([expect.stringContaining('got it in primary/record-0 as well')]);
      expect(inZones('public', 'private')).toEqual(['none']);
    });
  });

  it('are unknown if Terraform or AWS chooses them', () => {
    expect(
      inOneStack((stack) => {
        const names = TerraformIterator.fromList(['a', 'b']);
        const variable = new TerraformVariable(stack, 'name', { type: 'string' });
        for (const id of ['one', 'two']) {
          new SnsTopic(stack, `prefix-${id}`, { namePrefix: 'airline-' });
          new SnsTopic(stack, `none-${id}`, {});
          new SnsTopic(stack, `each-${id}`, { forEach: names, name: Token.asString(names.value) });
          new SnsTopic(stack, `random-${id}`, { name: Fn.uuid() });
          new SecurityGroup(stack, `group-${id}`, { name: 'web', vpcId: `vpc-${id}` });
        }
        new SqsQueue(stack, 'variable', { name: variable.stringValue });
      }),
    ).toEqual(['none']);
  });

  it('are compared in other stacks of the app, too, as far as these state their account and Region', () => {
    const appOf = (...providers: { region?: string; allowedAccountIds?: string[] }[]) =>
      inDirectory((outdir) =>
        problemsOf(() => {
          const app = new App({ outdir });
          new EnvironmentStack(app, 'primary', { environment: testEnvironment });
          providers.forEach((provider, index) => {
            const stack = new TerraformStack(app, `plain-${String(index)}`);
            new AwsProvider(stack, 'aws', provider);
            new CloudwatchLogGroup(stack, 'logs', { name: 'airline' });
          });
          app.synth();
          throw new Error('none');
        }),
      ).filter((line) => line === 'none' || line.includes('DUPLICATE_NAME'));
    const stated = { region: 'eu-central-1', allowedAccountIds: ['123456789012'] };

    expect(appOf(stated, stated)).toEqual([
      "  plain-1/logs: aws_cloudwatch_log_group 'airline' must exist once in eu-central-1 of account 123456789012, got it in plain-0/logs as well; give one of them another name or id [DUPLICATE_NAME]",
    ]);
    expect(appOf({ region: 'eu-central-1' }, { region: 'eu-central-1' })).toEqual(['none']);
    expect(appOf({}, {})).toEqual(['none']);
  });

  it('are compared at most once, in the order of the stacks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }), (names) => {
        const found = inOneStack((stack) => {
          names.forEach((name, index) => new SnsTopic(stack, `topic-${String(index)}`, { name }));
        });
        const repeated = names.flatMap((name, index) =>
          names.indexOf(name) < index
            ? [[`primary/topic-${String(index)}`, `primary/topic-${String(names.indexOf(name))}`]]
            : [],
        );

        expect(found.flatMap((line) => [/^(\S+): .* got it in (\S+) /.exec(line)?.slice(1) ?? []]).sort()).toEqual(
          repeated.length === 0 ? [[]] : repeated.sort(),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('the table of names', () => {
  it.each(Object.entries(uniqueNames))(
    'names arguments that %s has',
    (type, { arguments: required, optional = [] }) => {
      const file = type
        .replace(/^aws_(alb)/, 'aws_$1')
        .slice('aws_'.length)
        .replaceAll('_', '-');
      const classes = Object.values(
        jest.requireActual<Record<string, { readonly tfResourceType?: string; readonly prototype: object }>>(
          `@cdktf/provider-aws/lib/${file}`,
        ),
      );
      const resource = classes.find(({ tfResourceType }) => tfResourceType === type);
      const has = Object.getOwnPropertyNames(resource?.prototype ?? {});
      const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

      expect([...required, ...optional].filter((name) => !has.includes(camelCase(name)))).toEqual([]);
    },
  );
});
