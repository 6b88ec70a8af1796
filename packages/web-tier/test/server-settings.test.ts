import { problemsOf, testDatabase, testEnvironment } from '@etops/testing';
import { TerraformVariable } from 'cdktf';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';
import { addedAddresses, problemsWith, serverStatements, synthIn, synthWebTier, webTierProps } from './support';

const READ: NonNullable<NonNullable<WebTierProps['instanceRole']>['statements']>[number] = {
  Sid: 'ReadArtifacts',
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::airline-artifacts/${aws:PrincipalTag/Environment}/*',
};

const groupOf = (props: Partial<WebTierProps>) => synthWebTier(props).resource('aws_autoscaling_group');

describe('the role of the servers', () => {
  const instanceRole = {
    statements: [READ],
    managedPolicyArns: [
      'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess',
      'arn:aws:iam::123456789012:policy/team/mail',
    ],
    permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
  };

  it('has the permissions of the application, which servers wait for', () => {
    const json = synthWebTier({ instanceRole });

    expect(serverStatements(json, 'application')).toEqual([
      { ...READ, Resource: 'arn:aws:s3:::airline-artifacts/$${aws:PrincipalTag/Environment}/*' },
    ]);
    expect(addedAddresses({ instanceRole })).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\.web_servers_instance-role_application_/),
      expect.stringMatching(/^aws_iam_role_policy_attachment\..*_managed-policy-123456789012-team-mail_/),
      expect.stringMatching(/^aws_iam_role_policy_attachment\..*_managed-policy-aws-AmazonSQSReadOnlyAccess_/),
    ]);
    expect(groupOf({ instanceRole }).depends_on).toEqual(expect.arrayContaining([...addedAddresses({ instanceRole })]));
  });

  it('has a permissions boundary', () => {
    const boundaryOf = (props: Partial<WebTierProps>) =>
      synthWebTier(props)
        .resources('aws_iam_role')
        .find(({ name }) => name === 'airline-primary-web-server')?.permissions_boundary;

    expect(boundaryOf({ instanceRole })).toBe('arn:aws:iam::123456789012:policy/boundary');
    expect(boundaryOf({})).toBeUndefined();
  });

  it('has a literal name, as the service-linked role and the log group do', () => {
    let webTier: WebTier | undefined;
    synthIn((stack) => {
      webTier = new WebTier(stack, 'web', webTierProps);
    });

    expect(webTier).toMatchObject({
      instanceRole: { name: 'airline-primary-web-server' },
      serviceLinkedRoleArn:
        'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_airline-primary-web',
      logGroupName: '/airline/primary/web',
    });
  });

  it('accepts a managed policy of the same stack', () => {
    const json = synthIn((stack) => {
      const arn = new TerraformVariable(stack, 'policy', { type: 'string' }).stringValue;
      new WebTier(stack, 'web', { ...webTierProps, instanceRole: { managedPolicyArns: [arn] } });
    });

    expect(json.resource('aws_iam_role_policy_attachment')).toMatchObject({ policy_arn: '${var.policy}' });
  });

  it('fits in the inline policies of a role with the longest statements', () => {
    const statement = (length: number) => ({ ...READ, Resource: `arn:aws:s3:::${'x'.repeat(length)}` });
    const json = synthWebTier({
      environment: { ...testEnvironment, name: 'dr' },
      database: testDatabase,
      capacity: { minSize: 1, desiredCapacity: 1, maxSize: 6, ignoreMinSizeChanges: true },
      warmPool: { maxGroupPreparedCapacity: 6 },
      instanceRole: { statements: [statement(6800)] },
    });
    const policies = (['server', 'application', 'systems-manager'] as const).map((name) =>
      JSON.stringify(serverStatements(json, name)),
    );

    expect(policies.join('').length).toBeLessThan(10_000);
    expect(problemsWith({ instanceRole: { statements: [statement(7000)] } })).toMatch(
      /instanceRole\.statements must have at most 7000 characters as JSON, got 71\d\d; use managedPolicyArns with a customer managed policy \[WEB_TIER_STATEMENTS_LENGTH\]$/,
    );
  });

  it.each<[NonNullable<WebTierProps['instanceRole']>, string]>([
    [
      { statements: [READ, READ] },
      "instanceRole.statements must have different Sids, got 'ReadArtifacts' twice; rename one of them [WEB_TIER_STATEMENT_SID]",
    ],
    [
      { statements: [{ ...READ, Sid: 'read-artifacts' }] },
      "instanceRole.statements must have Sids of letters and digits, got 'read-artifacts'; use 'ReadOrders', for example [WEB_TIER_STATEMENT_SID]",
    ],
    [
      { managedPolicyArns: ['AmazonSQSReadOnlyAccess'] },
      "instanceRole.managedPolicyArns[0] must be the ARN of a managed policy, got 'AmazonSQSReadOnlyAccess'; use 'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess', for example [WEB_TIER_MANAGED_POLICY]",
    ],
    [
      { managedPolicyArns: ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/A'] },
      "instanceRole.managedPolicyArns must differ, got 'arn:aws:iam::aws:policy/A' twice; remove one of them [WEB_TIER_MANAGED_POLICY_TWICE]",
    ],
    [
      { managedPolicyArns: Array.from({ length: 21 }, (_, index) => `arn:aws:iam::aws:policy/P${String(index)}`) },
      'instanceRole.managedPolicyArns must contain at most 20 policies, got 21; use statements, or one customer managed policy [WEB_TIER_MANAGED_POLICIES]',
    ],
    [
      { permissionsBoundaryArn: 'arn:aws:iam::123456789012:role/boundary' },
      "instanceRole.permissionsBoundaryArn must be the ARN of a managed policy, got 'arn:aws:iam::123456789012:role/boundary'; use 'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess', for example [WEB_TIER_MANAGED_POLICY]",
    ],
  ])('fails when it is %j', (role, message) => {
    expect(problemsWith({ instanceRole: role })).toBe(`primary/web: ${message}`);
  });
});

describe('the logs of the servers', () => {
  const logGroupOf = (props: Partial<WebTierProps>) => synthWebTier(props).resource('aws_cloudwatch_log_group');

  it('are encrypted with a customer key, kept for 30 days, and protected from deletion', () => {
    expect(logGroupOf({})).toMatchObject({
      name: '/airline/primary/web',
      retention_in_days: 30,
      kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\.web_servers_logs_key_/) as unknown,
      lifecycle: { prevent_destroy: true },
    });
    expect(logGroupOf({ logs: { retentionDays: 365 } })).toMatchObject({ retention_in_days: 365 });
  });

  it('are those of the system, of user data and of the EFS client, then those of the application', () => {
    const { user_data: userData } = synthWebTier({
      logs: { files: [{ filePath: '/var/log/booking/*.log', name: 'booking' }] },
    }).resource('aws_launch_template');

    expect(
      [...String(userData).matchAll(/\\"file_path\\":\\"([^"]+)\\",.*?\\"log_stream_name\\":\\"([^"]+)\\"/g)].map(
        ([, path, stream]) => [path, stream],
      ),
    ).toEqual([
      ['/var/log/web-tier-journal.log', '{instance_id}/journal'],
      ['/var/log/cloud-init-output.log', '{instance_id}/cloud-init-output'],
      ['/var/log/amazon/efs/mount.log', '{instance_id}/efs-mount'],
      ['/var/log/booking/*.log', '{instance_id}/booking'],
    ]);
  });

  it.each<[NonNullable<WebTierProps['logs']>, string]>([
    [
      { retentionDays: 45 },
      'logs.retentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 45; use 60, for example [WEB_TIER_LOG_RETENTION]',
    ],
    [
      { files: [{ filePath: 'booking.log', name: 'booking' }] },
      "logs.files[0].filePath must be an absolute path of up to 200 letters, digits and '_.@+*-/', got 'booking.log'; use '/var/log/application.log', for example [WEB_TIER_LOG_FILE]",
    ],
    [
      { files: [{ filePath: '/var/log/booking.log', name: 'a b' }] },
      "logs.files[0].name must be 1 to 64 letters, digits and '_.-', got 'a b'; use 'application', for example [WEB_TIER_LOG_NAME]",
    ],
    [
      { files: [{ filePath: '/var/log/booking.log', name: 'journal' }] },
      "logs.files[0].name must differ from other logs (journal, cloud-init-output, efs-mount), got 'journal'; rename it, since it is part of the log stream's name [WEB_TIER_LOG_NAME_TWICE]",
    ],
  ])('fail when they are %j', (logs, message) => {
    expect(problemsWith({ logs })).toBe(`primary/web: ${message}`);
  });
});

describe('connections of the servers', () => {
  it('are possible beyond HTTPS, and servers wait for their rules', () => {
    const egress: WebTierProps['egress'] = [
      { name: 'mail', port: 587, cidrIpv4: '203.0.113.0/24' },
      { name: 'mirrors', port: 80, prefixListId: 'pl-0a1b2c3d4e5f60718' },
      { name: 'directory', port: 389, protocol: 'udp', securityGroupId: 'sg-0a1b2c3d4e5f60718' },
    ];
    const rules = synthWebTier({ egress })
      .resources('aws_vpc_security_group_egress_rule')
      .filter(({ description }) => /^Servers to (?:mail|mirrors|directory)$/.test(String(description)));

    expect(rules).toEqual(
      [
        {
          description: 'Servers to directory',
          port: 389,
          ip_protocol: 'udp',
          referenced_security_group_id: 'sg-0a1b2c3d4e5f60718',
        },
        { description: 'Servers to mail', port: 587, ip_protocol: 'tcp', cidr_ipv4: '203.0.113.0/24' },
        { description: 'Servers to mirrors', port: 80, ip_protocol: 'tcp', prefix_list_id: 'pl-0a1b2c3d4e5f60718' },
      ].map(({ port, ...rule }) => expect.objectContaining({ ...rule, from_port: port, to_port: port }) as unknown),
    );
    expect(groupOf({ egress }).depends_on).toEqual(expect.arrayContaining([...addedAddresses({ egress })]));
  });

  it.each<[NonNullable<WebTierProps['egress']>, string]>([
    [
      [{ name: 'mail', port: 587, cidrIpv4: '203.0.113.1/24' }],
      "egress[0].cidrIpv4 must be an IPv4 range in CIDR form, got '203.0.113.1/24'; use '203.0.113.0/24' [WEB_TIER_EGRESS_CIDR]",
    ],
    [
      [{ name: 'mail', port: 0, prefixListId: 'pl-0a1b2c3d4e5f60718' }],
      'egress[0].port must be a whole number from 1 to 65535, got 0; use a port, for example 587 [WEB_TIER_RANGE]',
    ],
    [
      [{ name: 'mail', port: 587, prefixListId: 'sg-0a1b2c3d4e5f60718' }],
      "egress[0].prefixListId must be the id of a prefix list, got 'sg-0a1b2c3d4e5f60718'; use one such as 'pl-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      [{ name: 'mail', port: 587, securityGroupId: 'pl-0a1b2c3d4e5f60718' }],
      "egress[0].securityGroupId must be the id of a security group, got 'pl-0a1b2c3d4e5f60718'; use one such as 'sg-0a1b2c3d4e5f60718', from the outputs of its stack [RESOURCE_ID]",
    ],
    [
      [
        { name: 'mail', port: 587, cidrIpv4: '203.0.113.0/24' },
        { name: 'mail', port: 465, cidrIpv4: '203.0.113.0/24' },
      ],
      "egress[1].name must be up to 60 small letters, digits and '-' and differ from other names, got 'mail'; use 'mail', for example [WEB_TIER_EGRESS_NAME]",
    ],
  ])('fail when they are %j', (egress, message) => {
    expect(problemsWith({ egress })).toBe(`primary/web: ${message}`);
  });
});

describe('the replacement of servers', () => {
  it('starts a server before it terminates one, and all of a zone at once', () => {
    expect(groupOf({})).toMatchObject({
      instance_maintenance_policy: { min_healthy_percentage: 100, max_healthy_percentage: 150 },
    });
  });

  it('counts a new server at once if the launch hook held it until it was ready', () => {
    const warm = {
      environment: { ...testEnvironment, name: 'dr' },
      capacity: { minSize: 1, desiredCapacity: 1, maxSize: 6, ignoreMinSizeChanges: true },
      warmPool: { maxGroupPreparedCapacity: 6 },
    };

    expect(groupOf({}).default_instance_warmup).toBe(120);
    expect(groupOf(warm).default_instance_warmup).toBe(30);
    expect(groupOf({ ...warm, defaultInstanceWarmupSeconds: 0 }).default_instance_warmup).toBe(0);
  });

  it.each<[Partial<WebTierProps>, string]>([
    [
      { instanceMaintenancePolicy: { minHealthyPercent: 80, maxHealthyPercent: 190 } },
      'instanceMaintenancePolicy.maxHealthyPercent must be at most 100 above minHealthyPercent (80), got 190; use 100 and 200, for example [WEB_TIER_MAINTENANCE]',
    ],
    [
      { instanceMaintenancePolicy: { maxHealthyPercent: 100 } },
      'instanceMaintenancePolicy must leave room to replace a server, got 100 and 100; use 100 and 150, for example [WEB_TIER_MAINTENANCE]',
    ],
    [
      { instanceMaintenancePolicy: { minHealthyPercent: -1 } },
      'instanceMaintenancePolicy.minHealthyPercent must be a whole number from 0 to 100, got -1; use percent, for example 100 [WEB_TIER_RANGE]',
    ],
    [
      { instanceMaintenancePolicy: { maxHealthyPercent: 250 } },
      'instanceMaintenancePolicy.maxHealthyPercent must be a whole number from 100 to 200, got 250; use percent, for example 150 [WEB_TIER_RANGE]',
    ],
    [
      { defaultInstanceWarmupSeconds: 3601 },
      'defaultInstanceWarmupSeconds must be a whole number from 0 to 3600, got 3601; use seconds, for example 120 [WEB_TIER_RANGE]',
    ],
  ])('fails when it is %j', (props, message) => {
    expect(problemsWith(props)).toBe(`primary/web: ${message}`);
  });
});

describe('the metadata service', () => {
  it('answers containers in another network on request only', () => {
    const hops = (props: Partial<WebTierProps>) =>
      synthWebTier(props).resource('aws_launch_template').metadata_options as Record<string, unknown>;

    expect(hops({})).toMatchObject({ http_put_response_hop_limit: 1, http_tokens: 'required' });
    expect(hops({ metadataHopLimit: 2 })).toMatchObject({ http_put_response_hop_limit: 2, http_tokens: 'required' });
  });
});

describe('commands of the caller', () => {
  it('can contain references', () => {
    const json = synthIn((stack) => {
      const bucket = new TerraformVariable(stack, 'bucket', { type: 'string' }).stringValue;
      new WebTier(stack, 'web', { ...webTierProps, userDataAfter: `aws s3 cp s3://${bucket}/a.tar %{x}` });
    });

    expect(json.resource('aws_launch_template').user_data).toContain('\\naws s3 cp s3://${var.bucket}/a.tar %%{x}\\n');
  });

  it.each<[Partial<WebTierProps>, string]>([
    [
      { userDataBefore: "cat > /etc/motd <<'END_OF_FILE'\nwelcome\nEND_OF_FILE" },
      'userDataBefore must not contain the line END_OF_FILE, got it; end your own texts with another word [WEB_TIER_USER_DATA_LINE]',
    ],
    [
      { userDataAfter: 'curl https://app:hunter2@mirror.example' },
      'userDataAfter must contain no secret, got what looks like one (password in a URL); store it in Secrets Manager, and read it at boot, since launch templates are readable [WEB_TIER_USER_DATA_SECRET]',
    ],
    [
      { applicationService: 'booking' },
      "applicationService must be the name of a service of systemd, got 'booking'; use 'booking.service', for example [WEB_TIER_APPLICATION_SERVICE]",
    ],
    [
      { applicationService: 'web-tier-boot.service' },
      "applicationService must be the name of a service of systemd, got 'web-tier-boot.service'; use 'booking.service', for example [WEB_TIER_APPLICATION_SERVICE]",
    ],
  ])('fail when they are %j', (props, message) => {
    expect(problemsWith(props)).toBe(`primary/web: ${message}`);
  });
});

describe('user data', () => {
  const warm = {
    database: testDatabase,
    capacity: { minSize: 1, desiredCapacity: 1, maxSize: 6, ignoreMinSizeChanges: true },
    warmPool: { maxGroupPreparedCapacity: 6 },
    applicationService: 'booking.service',
  };

  it('leaves more than half of the 16 KiB of EC2 to the caller', () => {
    const { user_data: userData } = synthWebTier(warm).resource('aws_launch_template');

    expect(String(userData).length).toBeLessThan(8192);
  });

  it.each<Partial<WebTierProps>>([
    { environmentVariables: { FLAGS: 'x'.repeat(12000) } },
    { userDataBefore: '# a comment\n'.repeat(500), userDataAfter: '# a comment\n'.repeat(500) },
    { logs: { files: Array.from({ length: 140 }, (_, index) => ({ filePath: '/var/log/a', name: String(index) })) } },
  ])('fails when it is longer', (props) => {
    expect(problemsWith({ ...warm, ...props })).toMatch(
      /^primary\/web: userDataBefore, userDataAfter, environmentVariables and logs\.files must leave user data at most 16384 bytes, got \d{5}; include commands in the image, and store large settings in Parameter Store \[WEB_TIER_USER_DATA_LENGTH\]$/,
    );
  });

  it('has room for the values that only Terraform knows', () => {
    const problems = problemsOf(() =>
      synthIn((stack) => {
        const text = new TerraformVariable(stack, 'text', { type: 'string' }).stringValue;
        new WebTier(stack, 'web', { ...webTierProps, userDataAfter: `echo ${text}\n`.repeat(100) });
      }),
    );

    expect(problems.join()).toContain('WEB_TIER_USER_DATA_LENGTH');
  });
});

describe('the load balancer', () => {
  const healthOf = (props: Partial<WebTierProps>) =>
    synthWebTier(props).resource('aws_lb_target_group').target_group_health;

  it('sends requests to unhealthy servers if too few are healthy', () => {
    expect(healthOf({})).toEqual({
      dns_failover: { minimum_healthy_targets_count: '1', minimum_healthy_targets_percentage: 'off' },
      unhealthy_state_routing: { minimum_healthy_targets_count: 1, minimum_healthy_targets_percentage: 'off' },
    });
    expect(healthOf({ healthCheck: { minHealthyPercent: 50 } })).toEqual({
      dns_failover: { minimum_healthy_targets_count: '1', minimum_healthy_targets_percentage: '50' },
      unhealthy_state_routing: { minimum_healthy_targets_count: 1, minimum_healthy_targets_percentage: '50' },
    });
  });
});

describe('the health check paths', () => {
  it('tell the load balancer about a server, and Route 53 about the site', () => {
    const props = {
      healthCheck: { path: '/live' },
      domain: { ...webTierProps.domain, healthCheckPath: '/ready' },
      webAcl: {},
      capacity: { minSize: 1, desiredCapacity: 1, maxSize: 6, ignoreMinSizeChanges: true },
      warmPool: { maxGroupPreparedCapacity: 6 },
    };
    let webTier: WebTier | undefined;
    synthIn((stack) => {
      webTier = new WebTier(stack, 'web', { ...webTierProps, ...props });
    });
    const json = synthWebTier(props);

    expect(webTier?.endpoint.healthCheckPath).toBe('/ready');
    expect(json.resource('aws_lb_target_group')).toMatchObject({ health_check: { path: '/live' } });
    expect(json.resource('aws_launch_template').user_data).toContain('$SERVER_PORT/live');
    expect(JSON.stringify(json.resource('aws_wafv2_web_acl').rule)).toContain('"search_string":"/ready"');
  });

  it('fail when that of Route 53 is no path', () => {
    expect(problemsWith({ domain: { ...webTierProps.domain, healthCheckPath: 'ready' } })).toBe(
      "primary/web: domain.healthCheckPath must start with '/' and be up to 200 characters of a URL, got 'ready'; use '/health', for example [WEB_TIER_HEALTH_PATH]",
    );
    expect(problemsWith({ healthCheck: { path: 'live' } }).split('\n')).toHaveLength(1);
  });
});
