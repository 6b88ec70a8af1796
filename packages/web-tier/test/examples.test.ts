import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareFragments, runExample } from '@etops/testing';

const root = join(__dirname, '..');
const pages = [join(root, 'README.md'), ...readdirSync(join(root, 'docs')).map((page) => join(root, 'docs', page))];
const run = (name: string) => runExample(() => jest.requireActual(join(root, 'examples', `${name}.ts`)));

describe('the fragments of the pages', () => {
  it('are regions of the examples, and every region is shown', () => {
    expect(compareFragments(pages, join(root, 'examples'))).toEqual({ notCompiled: [], notShown: [] });
  });

  it('set up a stack', () => {
    expect(run('set-up').primary?.resources('aws_lb')).toHaveLength(1);
  });

  it('create a site', () => {
    expect(run('site').primary?.resource('aws_autoscaling_group')).toMatchObject({ desired_capacity: 6 });
  });

  it('schedule more servers for busy hours', () => {
    expect(run('scaling').primary?.resources('aws_autoscaling_schedule')).toMatchObject([
      { min_size: 6 },
      { min_size: 12 },
    ]);
  });

  it('give servers a service, permissions, connections and logs', () => {
    const { primary } = run('servers');

    expect(primary?.resource('aws_cloudwatch_log_group')).toMatchObject({ retention_in_days: 90 });
    expect(primary?.json.output).toMatchObject({ logs: { value: '/airline/primary/web' } });
    expect(primary?.resource('aws_launch_template').user_data).toContain('booking.service');
  });

  it('associate a web ACL with the load balancer', () => {
    expect(run('web-acl').primary?.resource('aws_wafv2_web_acl').rule).toHaveLength(6);
  });

  it('describe alarms, and the minutes to full load', () => {
    expect(run('alarms').primary?.json.output).toMatchObject({ 'minutes-to-full-load': { value: 4 + 10 / 60 } });
  });

  it('create a state machine that releases images', () => {
    const { primary, dr } = run('release');

    expect(dr?.resources('aws_sfn_state_machine').map(({ definition }) => definition)).toContainEqual(
      expect.stringContaining(
        '"Names":["/airline/dns/failover/dr-in-service","/airline/dns/failover/evacuate-primary"]',
      ),
    );

    expect(primary?.json.output).toMatchObject({
      release: { value: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-web-release' },
    });
    expect(primary?.resources('aws_sfn_state_machine').map(({ definition }) => definition)).toContainEqual(
      expect.stringContaining('"BakeTime":900'),
    );
  });

  it('create a warm pool and the copy of the files in the recovery Region', () => {
    const { dr, vault, primary } = run('failover');

    expect(dr?.resource('aws_autoscaling_group')).toMatchObject({
      desired_capacity: 1,
      max_size: 18,
      warm_pool: { max_group_prepared_capacity: 6 },
    });
    expect(vault?.resource('aws_efs_file_system')).toMatchObject({
      protection: { replication_overwrite: 'DISABLED' },
    });
    expect(primary?.resource('aws_efs_replication_configuration')).toMatchObject({
      destination: { file_system_id: 'fs-0123456789abcdef0', region: 'eu-west-1' },
    });
  });
});
