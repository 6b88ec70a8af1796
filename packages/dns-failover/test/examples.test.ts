import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExamples, runExample } from '@etops/testing';

const root = join(__dirname, '..');

describe('examples', () => {
  it('stand in the README as they are', () => {
    const files = readdirSync(join(root, 'examples')).map((file) => readFileSync(join(root, 'examples', file), 'utf8'));

    expect([...readmeExamples(join(root, 'README.md'))].sort()).toEqual([...files].sort());
  });

  it('share the traffic between two sites without a token of another stack', () => {
    const { dns } = runExample(() => {
      jest.isolateModules(() => {
        jest.requireActual('../examples/two-sites');
      });
    });

    expect(dns?.resources('aws_route53_record')).toHaveLength(8);
    expect(dns?.resources('aws_route53_health_check')).toHaveLength(13);
    expect(dns?.text).not.toContain('terraform_remote_state');
  });
});
