import { TerraformResource } from 'cdktf';
import { adoptResource, forgetResource } from '../src';
import { synth } from './kit';

describe('adoptResource', () => {
  it('imports each resource by its own id', () => {
    const json = synth((stack) => {
      for (const name of ['one', 'other']) {
        adoptResource(new TerraformResource(stack, name, { terraformResourceType: 'aws_secretsmanager_secret' }), name);
      }
    });

    expect(json.json).toHaveProperty(
      'import',
      json.addresses().map((to) => ({ to, id: to.includes('one') ? 'one' : 'other' })),
    );
  });
});

describe('forgetResource', () => {
  it('names the address that the resource had, and destroys nothing', () => {
    const type = 'aws_secretsmanager_secret';
    const before = synth((stack) => new TerraformResource(stack, 'secret', { terraformResourceType: type }));
    const after = synth((stack) => {
      forgetResource(stack, 'secret', type);
      forgetResource(stack, 'other', type);
    });

    expect(after.addresses()).toEqual([]);
    expect(after.json).toHaveProperty('removed', [
      { from: before.addresses()[0], lifecycle: { destroy: false } },
      { from: expect.stringContaining('other') as unknown, lifecycle: { destroy: false } },
    ]);
  });
});
