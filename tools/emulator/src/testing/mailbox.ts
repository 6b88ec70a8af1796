import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { AwsClients } from './aws-clients';

/** A message of an SNS topic. */
export interface Mail {
  readonly subject: string;
  readonly message: string;
}

/** Receives the messages of a topic through a subscribed queue, so that a test can read them. */
export class Mailbox {
  private constructor(
    private readonly sqs: SQSClient,
    private readonly queueUrl: string,
  ) {}

  /** Creates a queue and subscribes it to a topic. */
  static async subscribe(clients: AwsClients, topicArn: string): Promise<Mailbox> {
    const sqs = clients.of(SQSClient);
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'mail' }));
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    await clients
      .of(SNSClient)
      .send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: Attributes.QueueArn }));
    return new Mailbox(sqs, QueueUrl);
  }

  /** Returns the messages that arrived since the last call, and deletes them. */
  async read(): Promise<readonly Mail[]> {
    const QueueUrl = this.queueUrl;
    const { Messages = [] } = await this.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    for (const { ReceiptHandle } of Messages) {
      await this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    return Messages.map(({ Body = '{}' }) => {
      const { Subject = '', Message = '' } = JSON.parse(Body) as { Subject?: string; Message?: string };
      return { subject: Subject, message: Message };
    });
  }
}
