import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { partitionOf, textOf } from '@etops/foundation';
import type { Check } from '../check';
import { finding } from '../check';

/** Checks that a message to each topic reaches somebody: there is a subscription, and each is confirmed. */
export const topics: Check = async ({ stack, account }) => {
  const findings = stack.resources('aws_sns_topic').map(async (topic) => {
    const { region, accountId } = stack.providerOf(topic);
    const name = textOf(topic.attributes.name);
    const TopicArn = `arn:${partitionOf(region)}:sns:${region}:${accountId}:${name}`;
    const arns: string[] = [];
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
      { client: account.client(SNSClient, region) },
      { TopicArn },
    )) {
      arns.push(...Subscriptions.map(({ SubscriptionArn = '' }) => SubscriptionArn));
    }
    const confirmed = arns.filter((arn) => arn.startsWith('arn:')).length;
    return finding(
      confirmed > 0 && confirmed === arns.length,
      name,
      `${String(confirmed)} confirmed of ${String(arns.length)} subscriptions`,
      `aws sns subscribe --region ${region} --topic-arn ${TopicArn} --protocol email --notification-endpoint ADDRESS, and confirm it`,
    );
  });
  return Promise.all(findings);
};
