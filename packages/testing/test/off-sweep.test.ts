import type { Shapes } from '@etops/foundation';
import { checkProps } from '@etops/foundation';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { ConstructCase } from '../src';
import { offSweep } from '../src';

interface SwitchesProps {
  readonly notResources?: readonly string[];
  readonly replica?: 'none' | { readonly region: string };
  readonly regions?: readonly string[];
  readonly description?: string;
  readonly options?: { readonly group?: string; readonly skipDestroy?: boolean };
  readonly resourceArns?: readonly string[];
  readonly condition?: boolean;
  readonly rules?: readonly { readonly id: string; readonly days?: number }[];
  readonly ignored?: number;
  readonly copies?: readonly string[];
  readonly crash?: string;
  readonly required: string;
}

const shapes = {
  SwitchesProps: {
    members: {
      'notResources?': { list: 'text' },
      'replica?': { anyOf: [{ oneOf: ['none'] }, { members: { region: 'text' } }] },
      'regions?': { list: 'text' },
      'description?': 'text',
      'options?': { members: { 'group?': 'text', 'skipDestroy?': 'boolean' } },
      'resourceArns?': { list: 'text' },
      'condition?': 'boolean',
      'rules?': { list: { members: { id: 'text', 'days?': 'number' } } },
      'ignored?': 'number',
      'copies?': { list: 'text' },
      'crash?': 'text',
      required: 'text',
    },
  },
} as const satisfies Shapes;

/** Creates a resource for each prop, as constructs do that leave something in AWS. */
class Switches extends Construct {
  constructor(scope: Construct, id: string, props: SwitchesProps) {
    super(scope, id);
    props = checkProps(this, shapes, 'SwitchesProps', props);
    const {
      notResources,
      replica = 'none',
      regions,
      description,
      options = {},
      resourceArns,
      condition,
      copies = [],
    } = props;
    this.create('aws_backup_selection', 'selection', { not_resources: notResources });
    this.create('aws_secretsmanager_secret', 'secret', {
      description,
      replica: replica === 'none' ? undefined : [replica],
    });
    this.create('aws_route53_health_check', 'check', { regions });
    this.create('aws_autoscaling_group', 'servers', {
      max_size: props.ignored ?? 1,
      lifecycle: { ignore_changes: ['max_size'] },
    });
    const { group, skipDestroy = false } = options;
    const optionGroup =
      group === undefined ? undefined : this.create('aws_db_option_group', 'group', { skip_destroy: skipDestroy });
    this.create('aws_db_instance', 'database', {
      identifier: 'airline',
      option_group_name: optionGroup === undefined ? 'default' : `\${${optionGroup}.name}`,
    });
    this.create('aws_backup_restore_testing_selection', 'test', { protected_resource_arns: resourceArns ?? ['*'] });
    const trigger = this.create('terraform_data', 'trigger', { input: condition === true });
    this.create('aws_backup_selection', 'replaced', {
      condition: condition === true ? [{}] : undefined,
      lifecycle: { replace_triggered_by: [trigger] },
    });
    this.create('aws_s3_bucket_lifecycle_configuration', 'lifecycle', {
      rule: props.rules?.map((rule) => ({ id: rule.id, expiration: [{ days: rule.days }] })),
    });
    this.create('aws_secretsmanager_secret', 'checked', {
      replica: copies.length === 0 ? undefined : copies.map((region) => ({ region })),
      lifecycle: copies.length === 0 ? { postcondition: [{ condition: '${length(self.replica) == 0}' }] } : {},
    });
    if (props.crash === undefined) {
      throw new TypeError('no crash');
    }
  }

  private create(type: string, id: string, given: Readonly<Record<string, unknown>>): string {
    const resource = new TerraformResource(this, id, { terraformResourceType: type });
    for (const [name, value] of Object.entries(given)) {
      resource.addOverride(name, value);
    }
    return `${type}.${resource.friendlyUniqueId}`;
  }
}

/** Everything that can be taken away, so that each test takes one thing. */
const base: SwitchesProps = { crash: 'no', required: 'always' };
const everything: SwitchesProps = {
  ...base,
  notResources: ['arn:aws:s3:::*'],
  replica: { region: 'eu-west-1' },
  regions: ['eu-west-1'],
  description: 'Credentials',
  options: { group: 'audit', skipDestroy: true },
  resourceArns: ['arn:aws:s3:::airline-media'],
  condition: true,
  rules: [{ id: 'logs', days: 30 }],
  ignored: 6,
  copies: ['eu-west-1'],
};

const caseOf = (variants: Readonly<Record<string, SwitchesProps>>): ConstructCase<SwitchesProps> => ({
  construct: 'Switches',
  props: 'SwitchesProps',
  create: (scope, props) => new Switches(scope, 'subject', props),
  variants: Object.fromEntries(Object.entries(variants).map(([name, props]) => [name, () => props])),
});

/** Lines of a sweep, without hashes, and without those about props that the variants lack. */
const swept = (variants: Readonly<Record<string, SwitchesProps>>) =>
  offSweep(caseOf(variants), shapes, [])
    .filter((line) => !line.endsWith('no variant gives this prop') && !line.includes('throws TypeError'))
    .map((line) => line.replaceAll(/ of \S+ /g, ' '));

describe('offSweep', () => {
  it('finds an attribute that keeps its value, whether the prop or the only element is taken away', () => {
    expect(swept({ full: { ...base, notResources: ['arn:aws:s3:::*'] } })).toEqual([
      'full without notResources: aws_backup_selection.not_resources keeps its value',
    ]);
  });

  it('finds a block that keeps its value, under each way to turn it off', () => {
    expect(swept({ full: { ...base, replica: { region: 'eu-west-1' } } })).toEqual([
      'full without replica: aws_secretsmanager_secret.replica keeps its value',
      'full replica: none: aws_secretsmanager_secret.replica keeps its value',
    ]);
  });

  it('finds an argument that the provider keeps although its schema does not say so', () => {
    expect(swept({ full: { ...base, regions: ['eu-west-1'] } })).toEqual([
      'full without regions: aws_route53_health_check.regions keeps its value',
      'full without regions[0]: aws_route53_health_check.regions keeps its value',
    ]);
  });

  it('accepts an argument that the provider removes', () => {
    expect(swept({ full: { ...base, description: 'Credentials' } })).toEqual([]);
  });

  it('finds a change that the provider plans only', () => {
    expect(swept({ full: { ...base, resourceArns: ['arn:a', 'arn:b'] } })).toEqual([
      'full without resourceArns: aws_backup_restore_testing_selection.protected_resource_arns changes in the plan only',
      'full without resourceArns[0]: aws_backup_restore_testing_selection.protected_resource_arns changes in the plan only',
      'full without resourceArns[1]: aws_backup_restore_testing_selection.protected_resource_arns changes in the plan only',
    ]);
  });

  it('finds a change that the resource ignores', () => {
    expect(swept({ full: { ...base, ignored: 6 } })).toEqual([
      'full without ignored: aws_autoscaling_group.max_size keeps its value, since its changes are ignored',
    ]);
  });

  it('finds a resource that is deleted while another one uses it, unless it is left to AWS', () => {
    const inUse = 'aws_db_option_group is deleted while in use';

    expect(swept({ full: { ...base, options: { group: 'audit' } } })).toEqual([
      `full without options: ${inUse}`,
      `full without options.group: ${inUse}`,
    ]);
    expect(swept({ full: { ...base, options: { group: 'audit', skipDestroy: true } } })).toEqual([]);
  });

  it('accepts a block that keeps its value in a resource that is replaced', () => {
    expect(swept({ full: { ...base, condition: true } })).toEqual([]);
  });

  it('accepts a block that keeps its value if the plan then fails', () => {
    expect(swept({ full: { ...base, copies: ['eu-west-1'] } })).toEqual([]);
  });

  it('compares rules by their id, so that the next rule does not take the place of one that disappears', () => {
    const rules = [{ id: 'logs', days: 30 }, { id: 'media' }];

    expect(swept({ full: { ...base, rules } })).toEqual([
      'full without rules[0].days: aws_s3_bucket_lifecycle_configuration.rule.expiration.days keeps its value',
    ]);
  });

  it('changes each variant to each other one', () => {
    const files: SwitchesProps = { ...base, replica: { region: 'eu-west-1' } };

    expect(swept({ files, plain: base })).toContain(
      'files -> plain: aws_secretsmanager_secret.replica keeps its value',
    );
    expect(swept({ files, plain: base }).filter((line) => line.startsWith('plain'))).toEqual([]);
  });

  it('accepts a change that is refused, and not one that crashes', () => {
    const lines = offSweep(caseOf({ everything }), shapes, []);

    expect(lines.filter((line) => line.includes('required'))).toEqual([]);
    expect(lines).toContain('everything without crash: throws TypeError: no crash');
  });

  it('names the props that no variant gives', () => {
    const missing = (props: SwitchesProps) =>
      offSweep(caseOf({ props }), shapes, []).filter((line) => line.endsWith('no variant gives this prop'));

    expect(missing(everything)).toEqual([]);
    expect(missing({ ...everything, options: { group: 'audit' } })).toEqual([
      'options.skipDestroy: no variant gives this prop',
    ]);
  });

  it('accepts what is justified, and names an exception that no change needs', () => {
    const exception = (subject: string) => ({ construct: 'Switches', subject, reason: 'it is tested' });
    const lines = offSweep(caseOf({ full: { ...base, regions: ['eu-west-1'] } }), shapes, [
      exception('aws_route53_health_check.regions'),
      exception('aws_secretsmanager_secret.replica'),
    ]);

    expect(lines).not.toContainEqual(expect.stringContaining('keeps its value'));
    expect(lines).toContain('aws_secretsmanager_secret.replica: no change needs this exception');
    expect(lines).not.toContain('aws_route53_health_check.regions: no change needs this exception');
  });
});
