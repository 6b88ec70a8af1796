import { testDatabase } from '@etops/testing';
import { Lazy, TerraformVariable } from 'cdktf';
import { WebTier } from '../src';
import type { WebTierProps } from '../src';
import {
  problemsWith,
  referenceTo,
  serverStatements,
  statementsOf,
  synthIn,
  synthWebTier,
  webTierProps,
} from './support';

describe('a server', () => {
  it('has one image, IMDSv2 only, and an encrypted root volume', () => {
    expect(synthWebTier({ rootVolumeGiB: 30 }).resource('aws_launch_template')).toMatchObject({
      image_id: 'ami-0123456789abcdef0',
      instance_type: 'm7g.large',
      metadata_options: { http_tokens: 'required', http_endpoint: 'enabled', http_put_response_hop_limit: 1 },
      monitoring: { enabled: true },
      block_device_mappings: [
        {
          device_name: '/dev/xvda',
          ebs: {
            volume_type: 'gp3',
            volume_size: 30,
            encrypted: 'true',
            kms_key_id: referenceTo('aws_kms_key', 'arn'),
          },
        },
      ],
    });
  });

  it('accepts no SSH', () => {
    const json = synthWebTier();

    expect(json.resource('aws_launch_template')).not.toHaveProperty('key_name');
    expect(json.resources('aws_vpc_security_group_ingress_rule').map(({ from_port }) => from_port)).not.toContain(22);
  });

  it('can be started by Auto Scaling although its volume has a customer key', () => {
    const json = synthWebTier();
    const volumeKey = json
      .resources('aws_kms_key')
      .find(({ description }) => description === 'airline primary: web-volumes');

    expect(statementsOf(volumeKey?.policy).slice(1)).toMatchObject([
      {
        Principal: { AWS: referenceTo('aws_iam_service_linked_role', 'arn') },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      },
      { Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } },
    ]);
    expect(json.resource('aws_iam_service_linked_role')).toMatchObject({
      aws_service_name: 'autoscaling.amazonaws.com',
      custom_suffix: 'airline-primary-web',
    });
    expect(json.resource('aws_autoscaling_group')).toMatchObject({
      service_linked_role_arn: referenceTo('aws_iam_service_linked_role', 'arn'),
    });
  });

  it('has the tags that default tags do not reach', () => {
    const json = synthWebTier({ tags: { CostCenter: '42' } });
    const tags = {
      Application: 'airline',
      Environment: 'primary',
      ManagedBy: 'terraform',
      CostCenter: '42',
      Name: 'airline-primary-web',
    };

    expect(json.resource('aws_launch_template').tag_specifications).toEqual(
      ['instance', 'volume', 'network-interface'].map((resource_type) => ({ resource_type, tags })),
    );
    expect(json.resource('aws_autoscaling_group').tag).toEqual(
      Object.entries(tags).map(([key, value]) => ({ key, value, propagate_at_launch: false })),
    );
  });

  it('writes its settings without secrets and mounts the shared files with TLS when it boots', () => {
    const { user_data: userData } = synthWebTier({
      database: testDatabase,
      environmentVariables: { GREETING: 'say "hi" 100%' },
    }).resource('aws_launch_template');

    expect(userData).toMatch(/^\$\{base64encode\("#!\/bin\/bash\\n.*"\)}$/);
    for (const line of [
      "AWS_REGION='eu-central-1'",
      "SERVER_PORT='8080'",
      "FILES_PATH='/srv/files'",
      `DATABASE_HOST='${testDatabase.address}'`,
      "DATABASE_PORT='5432'",
      "DATABASE_NAME='airline'",
      `DATABASE_SECRET_ARN='${testDatabase.secretArn ?? ''}'`,
      String.raw`GREETING='say \"hi\" 100%'`,
    ]) {
      expect(userData).toContain(String.raw`\n${line}\n`);
    }
    expect(userData).toMatch(
      /echo '\$\{aws_efs_file_system\.[\w-]+\.id}:\/ \/srv\/files efs noauto,_netdev,tls,iam,accesspoint=\$\{aws_efs_access_point\.[\w-]+\.id} 0 0' >> \/etc\/fstab/,
    );
  });

  it('has permissions for its access point, metrics and logs only, without a database', () => {
    expect(serverStatements(synthWebTier())).toEqual([
      {
        Sid: 'MountFiles',
        Effect: 'Allow',
        Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
        Resource: referenceTo('aws_efs_file_system', 'arn'),
        Condition: {
          StringEquals: { 'elasticfilesystem:AccessPointArn': referenceTo('aws_efs_access_point', 'arn') },
        },
      },
      {
        Sid: 'PublishMetrics',
        Effect: 'Allow',
        Action: 'cloudwatch:PutMetricData',
        Resource: '*',
        Condition: { StringEquals: { 'cloudwatch:namespace': 'CWAgent' } },
      },
      {
        Sid: 'PublishLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        Resource: [
          referenceTo('aws_cloudwatch_log_group', 'arn'),
          expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.[\w-]+\.arn\}:\*$/) as unknown,
        ],
      },
    ]);
  });

  it('is managed by Systems Manager, and can read no parameter', () => {
    const json = synthWebTier();
    const actions = serverStatements(json, 'systems-manager').flatMap(({ Action }) => Action as string[]);

    expect(actions).toEqual(
      expect.arrayContaining([
        'ssm:UpdateInstanceInformation',
        'ssmmessages:OpenDataChannel',
        'ec2messages:GetMessages',
      ]),
    );
    expect(actions.filter((action) => action.includes('Parameter') || action.includes('*'))).toEqual([]);
    expect(json.resources('aws_iam_role_policy_attachment')).toEqual([]);
  });

  it('may read the secret of its database, and decrypt it through Secrets Manager only', () => {
    expect(serverStatements(synthWebTier({ database: testDatabase })).slice(3)).toEqual([
      {
        Sid: 'ReadDatabaseSecret',
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: testDatabase.secretArn,
      },
      {
        Sid: 'DecryptDatabaseSecret',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: testDatabase.secretKmsKeyArn,
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' } },
      },
    ]);
  });

  it('needs no secret if the database has none in this Region', () => {
    const { address, port, databaseName, securityGroupId } = testDatabase;
    const json = synthWebTier({ database: { address, port, databaseName, securityGroupId } });

    expect(serverStatements(json)).toHaveLength(3);
    expect(json.resource('aws_launch_template').user_data).not.toContain('DATABASE_SECRET_ARN');
  });

  it('gets a standalone rule in the security group of its database', () => {
    const rule = synthWebTier({ database: testDatabase })
      .resources('aws_vpc_security_group_ingress_rule')
      .find(({ security_group_id }) => security_group_id === testDatabase.securityGroupId);

    expect(rule).toMatchObject({
      from_port: 5432,
      to_port: 5432,
      referenced_security_group_id: expect.stringContaining('web_server-security-group') as unknown,
    });
  });
});

describe('the group', () => {
  it('starts with the desired capacity over all zones, behind the load balancer', () => {
    expect(synthWebTier().resource('aws_autoscaling_group')).toMatchObject({
      name: 'airline-primary-web',
      min_size: 6,
      desired_capacity: 6,
      max_size: 12,
      vpc_zone_identifier: ['a', 'b', 'c'].map((letter) => `subnet-application-eu-central-1${letter}`),
      target_group_arns: [referenceTo('aws_lb_target_group', 'arn')],
      health_check_type: 'ELB',
      health_check_grace_period: 300,
      wait_for_capacity_timeout: '0',
    });
  });

  it('ignores changes of the capacity by Auto Scaling, and of the minimum by a runbook', () => {
    expect(synthWebTier().resource('aws_autoscaling_group')).toMatchObject({
      lifecycle: { ignore_changes: ['desired_capacity', 'initial_lifecycle_hook'] },
    });
    expect(
      synthWebTier({ capacity: { minSize: 1, desiredCapacity: 1, maxSize: 6, ignoreMinSizeChanges: true } }).resource(
        'aws_autoscaling_group',
      ),
    ).toMatchObject({
      min_size: 1,
      max_size: 6,
      lifecycle: { ignore_changes: ['desired_capacity', 'initial_lifecycle_hook', 'min_size'] },
    });
  });

  it('uses a numbered version of its template, and no instance refresh of Terraform', () => {
    const group = synthWebTier().resource('aws_autoscaling_group');

    expect(group).toMatchObject({
      launch_template: {
        id: referenceTo('aws_launch_template', 'id'),
        version: referenceTo('aws_launch_template', 'latest_version'),
      },
    });
    expect(group).not.toHaveProperty('instance_refresh');
  });

  it('starts servers only when they can mount files and have connections and permissions', () => {
    const dependencies = synthWebTier({ database: testDatabase }).resource('aws_autoscaling_group')
      .depends_on as string[];
    const types = [...new Set(dependencies.map((address) => address.split('.')[0]))].sort();

    expect(types).toEqual([
      'aws_efs_file_system_policy',
      'aws_efs_mount_target',
      'aws_iam_role_policy',
      'aws_lb_listener',
      'aws_vpc_security_group_egress_rule',
      'aws_vpc_security_group_ingress_rule',
    ]);
  });
});

describe('props of the servers', () => {
  it('may be variables in lower case, as curl reads those of a proxy', () => {
    const json = synthWebTier({ environmentVariables: { http_proxy: 'http://10.0.0.1:3128' } });

    expect(json.resource('aws_launch_template').user_data).toContain("http_proxy='http://10.0.0.1:3128'");
  });

  it.each<[Partial<WebTierProps>, string]>([
    [
      { imageId: 'resolve:ssm:/airline/image' },
      "imageId must be the id of one machine image, got 'resolve:ssm:/airline/image'; write a released 'ami-…' in the program, since 'latest' or 'resolve:ssm:…' changes under running servers and cannot be rolled back [WEB_TIER_IMAGE]",
    ],
    [
      { imageId: 'latest' },
      "imageId must be the id of one machine image, got 'latest'; write a released 'ami-…' in the program, since 'latest' or 'resolve:ssm:…' changes under running servers and cannot be rolled back [WEB_TIER_IMAGE]",
    ],
    [
      { instanceType: 'large' },
      "instanceType must be an EC2 instance type, <family>.<size>, got 'large'; use 'm7g.large', for example [WEB_TIER_INSTANCE_TYPE]",
    ],
    [
      { instanceType: 'db.m7g.large' },
      "instanceType must be an EC2 instance type, <family>.<size>, got 'db.m7g.large'; use 'm7g.large', for example [WEB_TIER_INSTANCE_TYPE]",
    ],
    [
      { rootVolumeGiB: 4 },
      'rootVolumeGiB must be a whole number from 8 to 16384, got 4; use GiB, for example 20 [WEB_TIER_RANGE]',
    ],
    [
      { environmentVariables: { 'my-name': 'yes' } },
      "environmentVariables['my-name'] must have a name of letters, digits and '_', not beginning with a digit, got 'my-name'; rename it [WEB_TIER_VARIABLE_NAME]",
    ],
    [
      { environmentVariables: { GREETING: "it's" } },
      "environmentVariables['GREETING'] must be on one line without ', got a value with '; change the value [WEB_TIER_VARIABLE]",
    ],
    [
      { environmentVariables: { GREETING: 'END_OF_FILE\nreboot' } },
      "environmentVariables['GREETING'] must be on one line without ', got a value with a line break; change the value [WEB_TIER_VARIABLE]",
    ],
    [
      { environmentVariables: { AWS_REGION: 'mars' } },
      "environmentVariables['AWS_REGION'] must have another name, got 'AWS_REGION', which the web tier sets itself; rename it, or change the prop that it is computed from [WEB_TIER_VARIABLE_RESERVED]",
    ],
    [
      { database: testDatabase, environmentVariables: { DATABASE_HOST: 'localhost' } },
      "environmentVariables['DATABASE_HOST'] must have another name, got 'DATABASE_HOST', which the web tier sets itself; rename it, or change the prop that it is computed from [WEB_TIER_VARIABLE_RESERVED]",
    ],
    [
      { environmentVariables: { DB_PASSWORD: 'hunter2' } },
      "environmentVariables['DB_PASSWORD'] must be no secret, got what looks like one (value of DB_PASSWORD); store it in Secrets Manager, and pass its ARN or name, since launch templates are readable [WEB_TIER_VARIABLE_SECRET]",
    ],
    [
      { environmentVariables: { BROKER: 'amqp://app:hunter2@broker.example' } },
      "environmentVariables['BROKER'] must be no secret, got what looks like one (password in a URL); store it in Secrets Manager, and pass its ARN or name, since launch templates are readable [WEB_TIER_VARIABLE_SECRET]",
    ],
    [
      { rootDeviceName: 'xvda' },
      "rootDeviceName must be the name of a device, got 'xvda'; use '/dev/xvda', or the image's RootDeviceName in 'aws ec2 describe-images' [WEB_TIER_ROOT_DEVICE]",
    ],
    [
      { tags: { environment: 'test' } },
      "tags['environment'] must differ from other keys in more than upper and lower case, got 'environment' and 'Environment'; use one of them, since IAM takes both for one [TAG_KEY_CASE]",
    ],
    [
      { database: { ...testDatabase, address: 'postgres://db.example:5432' } },
      "database.address must be the name of a host, got 'postgres://db.example:5432'; write it without a scheme or a port, which is a separate prop [WEB_TIER_DATABASE_ADDRESS]",
    ],
    [
      { database: { ...testDatabase, port: 0 } },
      'database.port must be a whole number from 1 to 65535, got 0; use a port, for example 5432 [WEB_TIER_RANGE]',
    ],
    [
      {
        database: { ...testDatabase, secretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf' },
      },
      "database.secretArn must be the ARN of a secret in eu-central-1, got 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf'; use the ref of the database or of its replica in this Region [WEB_TIER_DATABASE_SECRET]",
    ],
    [
      { database: { ...testDatabase, secretKmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/0a1b' } },
      "database.secretKmsKeyArn must be the ARN of a KMS key, not of an alias, in eu-central-1, got 'arn:aws:kms:eu-west-1:123456789012:key/0a1b'; use the arn of a CustomerKey, for example [ARN]",
    ],
  ])('fail when they are %j', (props, message) => {
    expect(problemsWith(props)).toBe(`primary/web: ${message}`);
  });

  it('accept names of the database without a database, and references to secrets', () => {
    const environmentVariables = {
      DATABASE_HOST: 'localhost',
      DB_PASSWORD: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-AbCdEf',
      SESSION_SECRET_NAME: 'airline/session',
    };

    const { user_data: userData } = synthWebTier({ environmentVariables }).resource('aws_launch_template');

    for (const [name, value] of Object.entries(environmentVariables)) {
      expect(userData).toContain(`${name}='${value}'`);
    }
  });

  it('fail when the image is known to Terraform only', () => {
    expect(problemsWith({ imageId: Lazy.stringValue({ produce: () => 'ami-0123456789abcdef0' }) })).toBe(
      "primary/web: imageId must be a literal, got a token; write a released 'ami-…' in the program, so that every server is started from the same image [LITERAL_REQUIRED]",
    );
  });

  it('accept an instance type and a database port that only Terraform knows', () => {
    const json = synthIn((stack) => {
      const type = new TerraformVariable(stack, 'type', { type: 'string' });
      const port = new TerraformVariable(stack, 'port', { type: 'number' });
      const database = { ...testDatabase, port: port.numberValue };
      new WebTier(stack, 'web', { ...webTierProps, instanceType: type.stringValue, database });
    });

    expect(json.resource('aws_launch_template')).toMatchObject({ instance_type: '${var.type}' });
    expect(json.resource('aws_launch_template').user_data).toContain("DATABASE_PORT='${var.port}'");
  });
});
