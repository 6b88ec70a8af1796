import { terraformCliConfig } from '../src/terraform/terraform-cli-config';

describe('terraformCliConfig', () => {
  it('installs providers from a mirror only', () => {
    expect(terraformCliConfig({ mirror: '/var/lib/providers' })).toBe(
      'disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = "/var/lib/providers"\n  }\n}\n',
    );
  });

  it('installs providers from their registries', () => {
    expect(terraformCliConfig('registry')).toBe('disable_checkpoint = true\nprovider_installation {\n  direct {}\n}\n');
  });

  it.each([
    ['/with "quotes"', '"/with \\"quotes\\""'],
    ['/with\\backslash', '"/with\\\\backslash"'],
    ['/with ${interpolation}', '"/with $${interpolation}"'],
    ['/with %{directive}', '"/with %%{directive}"'],
  ])('quotes %s', (mirror, quoted) => {
    expect(terraformCliConfig({ mirror })).toContain(`path = ${quoted}\n`);
  });
});
