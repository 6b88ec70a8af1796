import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  PutScheduledUpdateGroupActionCommand,
} from '@aws-sdk/client-auto-scaling';
import { EmulatedAws, REGION } from './emulated-aws';

const NEVER = [
  'cron(0 5 ? * 8 *)',
  'cron(0 25 ? * * *)',
  'cron(60 5 ? * * *)',
  'cron(0 5 32 * ? *)',
  'cron(0 5 ? 13 * *)',
  'cron(0 5 31 2 ? *)',
  'cron(0 5 * * * *)',
  'cron(0 5 ? * ? *)',
  'cron(0 5 ? * MON#6 *)',
  'cron(0 5 ? * * 1969)',
  'cron(0/0 5 ? * * *)',
  'cron(0 5 ? * *)',
  'rate(0 minutes)',
  'rate(5 weeks)',
  '99 7 * * *',
];
const SOMETIMES = ['cron(0 5 ? * MON-FRI *)', 'cron(0 5 29 2 ? *)', 'cron(0/15 5,17 L * ? *)', 'rate(5 minutes)'];

describe('schedules', () => {
  const aws = new EmulatedAws();
  let number = 0;
  const putRule = (ScheduleExpression: string) =>
    aws.call('events', 'AWSEvents.PutRule', { Name: `rule-${String(++number)}`, ScheduleExpression });
  const createSchedule = (ScheduleExpression: string, rest: object = {}) =>
    aws.post('scheduler', `/schedules/schedule-${String(++number)}`, {
      ScheduleExpression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: 'arn:aws:sqs:eu-central-1:123456789012:queue', RoleArn: 'arn:aws:iam::123456789012:role/role' },
      ...rest,
    });

  it.each(NEVER)('refuses %s for a rule and a schedule', async (expression) => {
    expect(await putRule(expression)).toBe('ValidationException');
    expect(await createSchedule(expression)).toBe('ValidationException');
  });

  it.each(SOMETIMES)('accepts %s for a rule and a schedule', async (expression) => {
    expect(await putRule(expression)).toBe('ok');
    expect(await createSchedule(expression)).toBe('ok');
  });

  it('refuses a rate with the wrong number for a rule only', async () => {
    expect(await putRule('rate(1 days)')).toBe('ValidationException');
    expect(await createSchedule('rate(1 days)')).toBe('ok');
  });

  it('refuses an unknown time zone', async () => {
    const zone = (ScheduleExpressionTimezone: string) => createSchedule('rate(1 day)', { ScheduleExpressionTimezone });

    expect(await zone('Europe/Lisboa')).toBe('ValidationException');
    expect(await zone('Europe/Lisbon')).toBe('ok');
  });

  it('refuses recurrences of Auto Scaling', async () => {
    const client = aws.clients.of(AutoScalingClient);
    const group = { AutoScalingGroupName: 'group', MinSize: 0, MaxSize: 1 };
    const launch = { LaunchConfigurationName: 'launch', ImageId: 'ami-12c6146b', InstanceType: 't3.micro' };
    await client.send(new CreateLaunchConfigurationCommand(launch));
    const zones = { LaunchConfigurationName: 'launch', AvailabilityZones: [`${REGION}a`] };
    await client.send(new CreateAutoScalingGroupCommand({ ...group, ...zones }));
    const put = (Recurrence: string) =>
      client.send(new PutScheduledUpdateGroupActionCommand({ ...group, ScheduledActionName: 'action', Recurrence }));

    for (const recurrence of ['99 7 * * *', '0 24 * * *', '0 5 * * 8', '0 5 31 2 *', '0 5 * *', 'cron(0 5 ? * * *)']) {
      await expect(put(recurrence)).rejects.toMatchObject({
        name: expect.stringMatching(/^ValidationError/) as string,
      });
    }
    await put('0 5 * * MON-FRI');
  });
});
