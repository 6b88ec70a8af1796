import { changeDuringOutage } from '../src/commands/outage';
import { synthesized } from './output';

const { json } = synthesized();
const stackJson = (stack: string) => json[stack]?.json as Parameters<typeof changeDuringOutage>[1];

/** Addresses of resources that differ between two versions of a stack. */
function changedTypes(stack: string): readonly string[] {
  const before = stackJson(stack);
  const after = changeDuringOutage(stack, before);
  return Object.keys(before.resource ?? {}).filter(
    (type) => JSON.stringify(before.resource?.[type]) !== JSON.stringify(after.resource?.[type]),
  );
}

describe('changeDuringOutage', () => {
  it.each([
    ['dr', ['aws_autoscaling_group']],
    ['dns', ['aws_route53_record']],
    ['vault', ['aws_s3_bucket']],
  ])('changes something of %s that people may have to change then, and nothing else', (stack, types) => {
    expect(changedTypes(stack)).toEqual(types);
  });

  it('lets the group of dr grow further', () => {
    const sizes = (text: string) => [...text.matchAll(/"max_size":(\d+)/g)].map(([, size]) => Number(size));

    const [before = 0] = sizes(JSON.stringify(stackJson('dr')));
    expect(sizes(JSON.stringify(changeDuringOutage('dr', stackJson('dr'))))).toEqual([before + 6]);
  });
});
