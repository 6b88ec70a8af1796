import { Construct } from 'constructs';
import type { ConstructCase } from '../src';
import { uncoveredConstructs } from '../src';

class Topic extends Construct {}
class Queue extends Construct {}

const caseOf = (construct: string): ConstructCase => ({
  construct,
  props: `${construct}Props`,
  create: (scope) => new Topic(scope, 'subject'),
  variants: {},
});

describe('uncoveredConstructs', () => {
  const exported = { Topic, Queue, topicName: () => 'topic', LIMIT: 5, Problems: Map };

  it('accepts one case for each exported construct', () => {
    expect(uncoveredConstructs(exported, [caseOf('Topic'), caseOf('Queue')])).toEqual([]);
  });

  it('names constructs without a case, cases of no construct, and second cases', () => {
    const cases = ['Topic', 'Topic', 'Map', 'topicName'].map(caseOf);

    expect(uncoveredConstructs(exported, cases)).toEqual(['Queue', 'Topic', 'Map', 'topicName']);
  });
});
