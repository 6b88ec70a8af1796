import type { StackJson } from '@etops/foundation';
import { exclude } from '../src/terraform/exclude-resources';

const unsupportedTypes = { aws_missing: 'the emulator has no such service' };

const stack: StackJson = {
  resource: {
    aws_missing: { one: { name: 'one' } },
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' }, one_2: { name: 'aws_missing.one_2' } },
    aws_rule: { direct: { target: '${aws_missing.one.arn}' } },
    aws_alarm: { transitive: { name: 'alarm-${aws_rule.direct.id}' } },
    aws_waits: { both: { depends_on: ['aws_missing.one', 'aws_vpc.main'] }, one: { depends_on: ['aws_missing.one'] } },
  },
  data: { aws_look: { up: { id: '${aws_missing.one.id}' }, other: { id: '${data.aws_missing.one.id}' } } },
  output: { gone: { value: '${aws_alarm.transitive.id}' }, vpc: { value: '${aws_vpc.main.id}' } },
  terraform: { required_providers: {} },
};

describe('exclude', () => {
  it('names resources of missing types and those that refer to them, with the path', () => {
    expect(exclude(stack, unsupportedTypes).excluded).toEqual([
      { address: 'aws_missing.one', type: 'aws_missing', reason: unsupportedTypes.aws_missing },
      { address: 'aws_rule.direct', type: 'aws_rule', reason: 'refers to aws_missing.one' },
      { address: 'aws_alarm.transitive', type: 'aws_alarm', reason: 'refers to aws_rule.direct' },
      { address: 'data.aws_look.up', type: 'aws_look', reason: 'refers to aws_missing.one' },
      { address: 'output.gone', type: 'output', reason: 'refers to aws_alarm.transitive' },
    ]);
  });

  it('keeps the rest, without types that became empty', () => {
    expect(exclude(stack, unsupportedTypes).json).toEqual({
      resource: {
        aws_vpc: stack.resource?.aws_vpc,
        aws_waits: { both: { depends_on: ['aws_vpc.main'] }, one: {} },
      },
      data: { aws_look: { other: { id: '${data.aws_missing.one.id}' } } },
      output: { vpc: { value: '${aws_vpc.main.id}' } },
      terraform: { required_providers: {} },
    });
  });

  it('follows references against the order of the file', () => {
    const backwards: StackJson = {
      resource: {
        aws_c: { c: { id: '${aws_b.b.id}' } },
        aws_b: { b: { id: '${aws_a.a.id}' } },
        aws_a: { a: { id: '${aws_missing.one.id}' } },
        aws_missing: { one: {} },
      },
    };

    expect(exclude(backwards, unsupportedTypes).json).toEqual({ resource: {} });
  });

  it('changes nothing when nothing is missing', () => {
    expect(exclude(stack, {})).toEqual({ json: stack, excluded: [] });
    expect(exclude({}, unsupportedTypes)).toEqual({ json: {}, excluded: [] });
  });

  it('does not modify its argument', () => {
    const before = JSON.stringify(stack);

    exclude(stack, unsupportedTypes);

    expect(JSON.stringify(stack)).toBe(before);
  });
});
