import type { AttributeType, BlockSchema, ResourceSchemas } from './provider-schema';

/**
 * Blocks within more than three others are not probed: the constructs use none, and those of a web ACL are thousands.
 */
const MAX_DEPTH = 3;

/** Address that has no value before the apply, so that the provider checks no format. */
const UNKNOWN = 'terraform_data.unknown.id';

/** Arguments that a configuration needs although the schema calls them optional. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  aws_acm_certificate: ['domain_name'],
  aws_autoscaling_group: ['launch_configuration'],
  aws_backup_restore_testing_selection: ['protected_resource_arns'],
  aws_flow_log: ['vpc_id'],
  aws_lb: ['subnets'],
  aws_lb_target_group: ['port', 'protocol', 'vpc_id'],
  aws_route53_record: ['records', 'ttl', 'set_identifier'],
  aws_storagegateway_gateway: ['activation_key'],
};

/** Blocks that a configuration needs, or that exclude what {@link NEEDED} names. */
const NOT_PROBED: readonly string[] = [
  'aws_backup_restore_testing_plan.recovery_point_selection',
  'aws_backup_restore_testing_selection.protected_resource_conditions',
];

/** Resource without some optional blocks, whose plan shows which of them the provider computes. */
export interface Probe {
  readonly type: string;
  /** Name of the resource. */
  readonly name: string;
  /** Path of the block that the optional blocks are in; empty for the resource itself. */
  readonly path: readonly string[];
  /** Names of the optional blocks. */
  readonly blocks: readonly string[];
  readonly configuration: Readonly<Record<string, unknown>>;
}

/**
 * Returns a resource for each block that contains optional blocks. The schema does not say which of those are computed,
 * but the plan does: they are unknown before the apply, and others are absent.
 */
export function probesOf(types: readonly string[], schemas: ResourceSchemas): readonly Probe[] {
  return types.flatMap((type) => {
    const schema = schemas[type]?.block ?? {};
    return [[], ...blockPaths(schema, [])]
      .filter((path) => path.length < MAX_DEPTH && !NOT_PROBED.includes([type, ...path].join('.')))
      .flatMap((path, index) => {
        const blocks = optionalBlocks(blockAt(schema, path)).filter(
          (name) => !path.includes(name) && !NOT_PROBED.includes([type, ...path, name].join('.')),
        );
        const configuration = { ...valuesOf(schema, NEEDED[type] ?? []), ...configurationOf(schema, path) };
        return blocks.length === 0 ? [] : [{ type, name: `probe_${String(index)}`, path, blocks, configuration }];
      });
  });
}

/** Returns the paths of the probe's blocks that are unknown in the plan: the provider computes them. */
export function computedBlocks({ path, blocks }: Probe, afterUnknown: unknown): readonly string[] {
  const parent = path.reduce<unknown>((value, name) => memberOf(value, name), afterUnknown);
  return blocks.filter((name) => memberOf(parent, name) === true).map((name) => [...path, name].join('.'));
}

/** Returns a member of a block, or of the first block of a list. A block that is unknown has unknown members. */
function memberOf(value: unknown, name: string): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === true ? true : (first as Readonly<Record<string, unknown>> | undefined)?.[name];
}

function blockPaths({ block_types: blocks = {} }: BlockSchema, path: readonly string[]): readonly string[][] {
  return Object.entries(blocks).flatMap(([name, { block }]) => {
    const at = [...path, name];
    return path.includes(name) || at.length >= MAX_DEPTH ? [] : [at, ...blockPaths(block, at)];
  });
}

function blockAt(schema: BlockSchema, path: readonly string[]): BlockSchema {
  return path.reduce((block, name) => block.block_types?.[name]?.block ?? {}, schema);
}

function optionalBlocks({ block_types: blocks = {} }: BlockSchema): readonly string[] {
  return Object.entries(blocks)
    .filter(([name, { min_items: least = 0 }]) => least === 0 && name !== 'timeouts')
    .map(([name]) => name);
}

/** Returns a block with everything that it needs, and the blocks of a path. */
function configurationOf(schema: BlockSchema, [name, ...rest]: readonly string[]): Readonly<Record<string, unknown>> {
  const { attributes = {}, block_types: blocks = {} } = schema;
  const required = Object.keys(attributes).filter((attribute) => attributes[attribute]?.required === true);
  const needed = Object.entries(blocks).filter(([, { min_items: least = 0 }]) => least > 0);
  const nested = name === undefined ? undefined : blocks[name];
  return {
    ...valuesOf(schema, required),
    ...Object.fromEntries(
      needed.map(([block, { block: inner, min_items: least }]) => [
        block,
        Array.from({ length: least ?? 0 }, () => configurationOf(inner, [])),
      ]),
    ),
    ...(name === undefined || nested === undefined ? {} : { [name]: [configurationOf(nested.block, rest)] }),
  };
}

function valuesOf({ attributes = {} }: BlockSchema, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, unknownValue(attributes[name]?.type ?? 'string')]));
}

function unknownValue(type: AttributeType): unknown {
  if (typeof type !== 'string') {
    const [kind, of] = type;
    if (kind === 'object') {
      return Object.fromEntries(Object.entries(of).map(([name, member]) => [name, unknownValue(member)]));
    }
    return kind === 'map' ? { key: unknownValue(of) } : [unknownValue(of)];
  }
  const expressions: Readonly<Record<string, string>> = {
    bool: `${UNKNOWN} == ""`,
    number: `length(${UNKNOWN})`,
  };
  return `\${${expressions[type] ?? UNKNOWN}}`;
}
