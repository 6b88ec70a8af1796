import type { EnvironmentRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { arnOf, iamArnOf } from '@etops/foundation';

/**
 * Accounts of Elastic Load Balancing in the Regions that existed before August 2022. In later Regions a service principal
 * writes the logs.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html (checked 2026-11-22)
 */
const ACCOUNTS: Readonly<Record<string, string>> = {
  'af-south-1': '098369216593',
  'ap-east-1': '754344448648',
  'ap-northeast-1': '582318560864',
  'ap-northeast-2': '600734575887',
  'ap-northeast-3': '383597477331',
  'ap-south-1': '718504428378',
  'ap-southeast-1': '114774131450',
  'ap-southeast-2': '783225319266',
  'ap-southeast-3': '589379963580',
  'ca-central-1': '985666609251',
  'cn-north-1': '638102146993',
  'cn-northwest-1': '037604701340',
  'eu-central-1': '054676820928',
  'eu-north-1': '897822967062',
  'eu-south-1': '635631232127',
  'eu-west-1': '156460612806',
  'eu-west-2': '652711504416',
  'eu-west-3': '009996457667',
  'me-south-1': '076674570225',
  'sa-east-1': '507241528517',
  'us-east-1': '127311923021',
  'us-east-2': '033677994240',
  'us-gov-east-1': '190560391635',
  'us-gov-west-1': '048591011584',
  'us-west-1': '027434742980',
  'us-west-2': '797873946194',
};

/**
 * Returns the bucket policy statement that allows the load balancers of an environment to write access logs.
 *
 * @param objectsArn ARN of the objects, ending in `/*`
 */
export function accessLogStatement(environment: EnvironmentRef, objectsArn: string): PolicyStatement {
  const { region } = environment;
  const statement = { Sid: 'AccessLogs', Effect: 'Allow', Action: 's3:PutObject', Resource: objectsArn } as const;
  const account = ACCOUNTS[region];
  return account === undefined
    ? {
        ...statement,
        Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
        Condition: {
          ArnLike: { 'aws:SourceArn': arnOf(environment, 'elasticloadbalancing', 'loadbalancer/*') },
        },
      }
    : { ...statement, Principal: { AWS: iamArnOf({ region, accountId: account }, 'root') } };
}
