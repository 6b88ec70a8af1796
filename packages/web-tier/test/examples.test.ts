import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExamples, runExample } from '@etops/testing';

const example = (name: string) => join(__dirname, '../examples', `${name}.ts`);

describe('README', () => {
  it('shows the examples as they are compiled and run', () => {
    expect(readmeExamples(join(__dirname, '../README.md'))).toEqual(
      ['primary', 'busy-hours', 'edge', 'alarms', 'release', 'standby'].map((name) =>
        readFileSync(example(name), 'utf8'),
      ),
    );
  });

  it('makes a site', () => {
    const { primary } = runExample(() => jest.requireActual(example('primary')));

    expect(primary?.resource('aws_autoscaling_group')).toMatchObject({ desired_capacity: 6 });
  });

  it('has more servers in busy hours', () => {
    const { primary } = runExample(() => jest.requireActual(example('busy-hours')));

    expect(primary?.resources('aws_autoscaling_schedule')).toMatchObject([{ min_size: 6 }, { min_size: 12 }]);
  });

  it('puts a web ACL before it', () => {
    const { primary } = runExample(() => jest.requireActual(example('edge')));

    expect(primary?.resource('aws_wafv2_web_acl').rule).toHaveLength(6);
  });

  it('tells what to watch, and how long full load takes', () => {
    const { primary } = runExample(() => jest.requireActual(example('alarms')));

    expect(primary?.json.output).toMatchObject({ 'minutes-to-full-load': { value: 4 + 10 / 60 } });
  });

  it('makes a state machine that releases images', () => {
    const { primary } = runExample(() => jest.requireActual(example('release')));

    expect(primary?.json.output).toMatchObject({
      release: {
        value: 'arn:aws:states:eu-central-1:123456789012:stateMachine:airline-primary-web-release',
      },
    });
    expect(primary?.resource('aws_sfn_state_machine').definition).toContain('"BakeTime":900');
  });

  it('makes its standby, and the copy of its files', () => {
    const { dr, vault } = runExample(() => jest.requireActual(example('standby')));

    expect(dr?.resource('aws_autoscaling_group')).toMatchObject({
      desired_capacity: 1,
      max_size: 18,
      warm_pool: { max_group_prepared_capacity: 6 },
    });
    expect(vault?.resource('aws_efs_file_system')).toMatchObject({
      protection: { replication_overwrite: 'DISABLED' },
    });
  });
});
