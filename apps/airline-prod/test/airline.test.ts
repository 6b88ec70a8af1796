import { problemsOf } from '@etops/testing';
import { airline } from '../src/config/airline';
import { stackNeeds } from '../src/stacks/assembly';
import { synthesized } from './output';

const output = synthesized();
const stacks = ['bootstrap', 'vault', 'primary', 'dr', 'staging', 'dns'];

describe('every stack', () => {
  it.each(stacks)('%s is as it was reviewed', (stack) => {
    expect(output.json[stack]?.json).toMatchSnapshot();
  });

  it('is synthesized, and has a position in the order of deployment', () => {
    expect(output.stacks.map(({ name }) => name)).toEqual(stacks);
    expect(Object.keys(stackNeeds).sort()).toEqual([...stacks].sort());
  });
});

describe('a reworded description', () => {
  const fixed = {
    aws_security_group: 'description',
    aws_db_parameter_group: 'description',
    aws_db_option_group: 'option_group_description',
    aws_iam_policy: 'description',
  };

  it.each(stacks)('of %s replaces no resource whose description AWS cannot change', (stack) => {
    const replaced = Object.entries(fixed).flatMap(([type, argument]) =>
      (output.json[stack]?.resources(type) ?? []).filter(
        ({ lifecycle }) =>
          !(lifecycle as { ignore_changes?: readonly string[] } | undefined)?.ignore_changes?.includes(argument),
      ),
    );

    expect(replaced.map(({ name }) => name)).toEqual([]);
  });
});

describe('the web ACLs of primary and DR', () => {
  it('have the same rules, and block no request at first', () => {
    const [primary, dr] = ['primary', 'dr'].map((stack) => output.json[stack]?.resource('aws_wafv2_web_acl').rule);

    expect(dr).toEqual(primary);
    expect(JSON.stringify(primary)).not.toContain('"block"');
  });
});

describe('staging', () => {
  it('accepts connections from no range of the internet but the offices', () => {
    const sources = output.json.staging
      ?.resources('aws_vpc_security_group_ingress_rule')
      .map(({ cidr_ipv4 }) => cidr_ipv4)
      .filter((range) => range !== undefined);

    expect(new Set(sources)).toEqual(new Set(['198.51.100.0/28']));
  });
});

describe('region isolation', () => {
  it.each(stacks)('%s reads no state of another stack, and depends on none', (stack) => {
    expect(output.json[stack]?.text).not.toContain('terraform_remote_state');
    expect(output.manifest.stacks[stack]?.dependencies).toEqual([]);
  });

  it.each(['vault', 'dr', 'dns'])('%s and its state are in the DR Region only', (stack) => {
    const { provider, terraform } = output.json[stack]?.json as {
      provider: { aws: readonly { region: string }[] };
      terraform: { backend: { s3: { region: string; bucket: string } } };
    };

    // Metrics of health checks are in us-east-1 only. So is Route 53's API, which every plan of `dns` calls.
    const elsewhere = stack === 'dns' ? ['us-east-1'] : [];
    expect(provider.aws.map(({ region }) => region)).toEqual([airline.dr.location.region, ...elsewhere]);
    expect(terraform.backend.s3).toMatchObject({
      region: airline.dr.location.region,
      bucket: `airline-state-123456789012-${airline.dr.location.region}`,
    });
  });
});

describe('bootstrap', () => {
  it('creates a state bucket in every Region in which a stack keeps its state', () => {
    const created = output.json.bootstrap?.resources('aws_s3_bucket').map(({ bucket }) => bucket);
    const used = stacks
      .filter((stack) => stack !== 'bootstrap')
      .map(
        (stack) => (output.json[stack]?.json.terraform as { backend: { s3: { bucket: string } } }).backend.s3.bucket,
      );

    expect(new Set(created)).toEqual(new Set(used));
  });
});

describe('a wrong value', () => {
  it('is reported once, although every stack uses it', () => {
    const wrong = {
      ...airline,
      accountId: 'airline',
    };

    const problems = problemsOf(() => synthesized({}, wrong));

    expect(problems).toEqual([expect.stringMatching(/^airline: accountId must .* \[ENVIRONMENT_ACCOUNT\]$/)]);
  });

  it('does not hide problems in other parts of the same stack', () => {
    const { primary, database, backup } = airline;
    const wrong = {
      ...airline,
      database: { ...database, instanceClass: 'large' },
      backup: { ...backup, lock: { ...backup.lock, maximumRetentionDays: 364 } },
      onPremises: { ...airline.onPremises, vpnAddress: '10.0.0.1' },
      primary: { ...primary, web: { ...primary.web, imageId: 'latest' } },
    };

    const problems = problemsOf(() => synthesized({}, wrong));

    expect(problems.map((problem) => /^(.*?): .* \[([A-Z_]+)\]$/.exec(problem)?.slice(1).join(' '))).toEqual([
      'primary/vpn VPN_CUSTOMER_GATEWAY_ADDRESS',
      'primary/database DATABASE_INSTANCE_CLASS',
      'primary/web WEB_TIER_IMAGE',
      'primary/backup-plan BACKUP_RETENTION_ABOVE_LOCK',
      'dr/vpn VPN_CUSTOMER_GATEWAY_ADDRESS',
      'dr/database DATABASE_INSTANCE_CLASS',
      'dr/backup-plan BACKUP_RETENTION_ABOVE_LOCK',
    ]);
  });
});
