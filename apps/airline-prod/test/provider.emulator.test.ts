import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Rehearsal } from '@etops/emulator';

const MINUTES = 60_000;
const ROLE = 'arn:aws:iam::123456789012:role/backup';
const DATABASE = 'arn:aws:rds:eu-central-1:123456789012:db';
const LOG_GROUP = 'arn:aws:logs:eu-central-1:123456789012:log-group:vpn';

const logs = { cloudwatch_log_options: { log_enabled: true, log_group_arn: LOG_GROUP, log_output_format: 'json' } };

/** Resources with everything that is taken away later. */
const resources = {
  aws_backup_vault: { vault: { name: 'vault' } },
  aws_backup_plan: {
    plan: {
      name: 'plan',
      rule: { rule_name: 'daily', target_vault_name: '${aws_backup_vault.vault.name}', schedule: 'cron(0 5 ? * * *)' },
    },
  },
  aws_backup_selection: {
    databases: {
      name: 'databases',
      plan_id: '${aws_backup_plan.plan.id}',
      iam_role_arn: ROLE,
      resources: [`${DATABASE}:*`],
      not_resources: [`${DATABASE}:scratch`],
      condition: { string_equals: { key: 'aws:ResourceTag/backup', value: 'yes' } },
    },
  },
  aws_backup_restore_testing_plan: {
    tests: {
      name: 'tests',
      schedule_expression: 'cron(0 5 ? * * *)',
      recovery_point_selection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        include_vaults: ['*'],
        recovery_point_types: ['SNAPSHOT'],
      },
    },
  },
  aws_backup_restore_testing_selection: {
    main: {
      name: 'main',
      restore_testing_plan_name: '${aws_backup_restore_testing_plan.tests.name}',
      protected_resource_type: 'RDS',
      iam_role_arn: ROLE,
      protected_resource_arns: [`${DATABASE}:main`],
    },
  },
  aws_route53_health_check: {
    site: {
      type: 'HTTPS',
      fqdn: 'www.airline.example',
      port: 443,
      request_interval: 30,
      failure_threshold: 3,
      regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
    },
  },
  aws_vpn_gateway: { gateway: {} },
  aws_customer_gateway: { office: { type: 'ipsec.1', ip_address: '192.0.2.1', bgp_asn: 65000 } },
  aws_vpn_connection: {
    office: {
      type: 'ipsec.1',
      vpn_gateway_id: '${aws_vpn_gateway.gateway.id}',
      customer_gateway_id: '${aws_customer_gateway.office.id}',
      static_routes_only: true,
      tunnel1_log_options: logs,
      tunnel2_log_options: logs,
    },
  },
};

/** Returns the resources without arguments of one of them. */
function without(type: keyof typeof resources, ...names: string[]): object {
  const [[id, settings] = ['', {}]] = Object.entries(resources[type]) as [string, object][];
  const kept = Object.entries(settings).filter(([name]) => !names.includes(name));
  return { ...resources, [type]: { [id]: Object.fromEntries(kept) } };
}

/** What the provider does in AWS when an argument disappears. The constructs are written for it, so the emulator shows it. */
describe('the provider on the emulator', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'etops-provider-'));
  let rehearsal: Rehearsal;

  const synthesize = (resource: object) => {
    const directory = join(outdir, 'stacks', 'provider');
    const json = {
      terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '5.100.0' } } },
      provider: { aws: [{ region: 'eu-central-1' }] },
      resource,
    };
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(json));
  };
  const plan = async (resource: object) => {
    synthesize(resource);
    return (await rehearsal.plan(outdir, 'provider')).map(({ address }) => address);
  };

  beforeAll(async () => {
    rehearsal = await Rehearsal.start();
    synthesize(resources);
    await rehearsal.apply(outdir, 'provider');
  }, 4 * MINUTES);

  afterAll(async () => {
    await rehearsal.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  it(
    'plans nothing a second time, nor when conditions, exceptions or tunnel logs disappear',
    async () => {
      expect(await plan(resources)).toEqual([]);
      expect(await plan(without('aws_backup_selection', 'not_resources', 'condition'))).toEqual([]);
      expect(await plan(without('aws_vpn_connection', 'tunnel1_log_options', 'tunnel2_log_options'))).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'plans to remove the Regions of a health check, which Route 53 refuses',
    async () => {
      expect(await plan(without('aws_route53_health_check', 'regions'))).toEqual(['aws_route53_health_check.site']);
      await expect(rehearsal.apply(outdir, 'provider')).rejects.toThrow(/InvalidInput/);
    },
    2 * MINUTES,
  );

  it(
    'applies other resources of a restore test without a call, and plans them again',
    async () => {
      const { main } = resources.aws_backup_restore_testing_selection;
      const selection = { main: { ...main, protected_resource_arns: [`${DATABASE}:other`] } };
      const changed = { ...resources, aws_backup_restore_testing_selection: selection };

      synthesize(changed);
      await rehearsal.apply(outdir, 'provider');

      expect(await plan(changed)).toEqual(['aws_backup_restore_testing_selection.main']);
    },
    2 * MINUTES,
  );
});
