import { TerraformVariable } from 'cdktf';
import { replacementTrigger } from '../src';
import { synth } from './kit';

describe('replacementTrigger', () => {
  it('records the values, with the references in them', () => {
    let address = '';
    const json = synth((stack) => {
      const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
      address = replacementTrigger(stack, 'trigger', { tag: { key: 'Backup', value: name }, arns: ['*'] });
    });

    expect(json.addresses()).toEqual([address]);
    expect(json.resource('terraform_data').input).toEqual({
      tag: { key: 'Backup', value: '${var.name}' },
      arns: ['*'],
    });
  });
});
