import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { computedBlocks, probesOf } from '../src/kept-arguments/block-probe';
import { optionalComputed } from '../src/kept-arguments/optional-computed';
import type { BlockSchema } from '../src/kept-arguments/provider-schema';
import { typesInUse } from '../src/kept-arguments/types-in-use';

const kept = { type: 'string', optional: true, computed: true } as const;

describe('optionalComputed', () => {
  it('finds optional and computed attributes at every depth, and not those that every resource has', () => {
    const schema: BlockSchema = {
      attributes: {
        id: kept,
        tags_all: kept,
        arn: { type: 'string', computed: true },
        name: { type: 'string', required: true },
        policy: kept,
        settings: { nested_type: { attributes: { mode: kept } }, optional: true },
      },
      block_types: {
        rule: {
          block: { attributes: { id: kept }, block_types: { filter: { block: { attributes: { prefix: kept } } } } },
        },
      },
    };

    expect(optionalComputed(schema)).toEqual(['policy', 'settings.mode', 'rule.id', 'rule.filter.prefix']);
  });

  it('stops at a block in a block of the same name', () => {
    const statement: { block: BlockSchema } = { block: { attributes: { priority: kept } } };
    const nested: BlockSchema = { block_types: { and: { block: { block_types: { statement } } } } };
    const schema: BlockSchema = { block_types: { statement: { block: { ...statement.block, ...nested } } } };

    expect(optionalComputed(schema)).toEqual(['statement.priority']);
  });
});

describe('probesOf', () => {
  const schemas = {
    aws_x: {
      block: {
        attributes: {
          name: { type: 'string', required: true },
          ports: { type: ['set', 'number'], required: true },
          note: { type: 'string', optional: true },
        },
        block_types: {
          needed: { block: { attributes: { on: { type: 'bool', required: true } } }, min_items: 1 },
          outer: { block: { block_types: { inner: { block: {} } } } },
          timeouts: { block: {} },
        },
      },
    },
  } as const;

  it('omits each optional block once, and gives what the schema requires as an unknown value', () => {
    const needed = {
      name: '${terraform_data.unknown.id}',
      ports: ['${length(terraform_data.unknown.id)}'],
      needed: [{ on: '${terraform_data.unknown.id == ""}' }],
    };

    expect(probesOf(['aws_x'], schemas)).toEqual([
      { type: 'aws_x', name: 'probe_0', path: [], blocks: ['outer'], configuration: needed },
      { type: 'aws_x', name: 'probe_2', path: ['outer'], blocks: ['inner'], configuration: { ...needed, outer: [{}] } },
    ]);
  });

  it('reads from the plan which blocks the provider computes', () => {
    const probe = { type: 'aws_x', name: 'probe', path: ['outer'], blocks: ['inner', 'other'], configuration: {} };

    expect(computedBlocks(probe, { outer: [{ inner: true, other: [] }] })).toEqual(['outer.inner']);
    expect(computedBlocks(probe, { outer: true })).toEqual(['outer.inner', 'outer.other']);
    expect(computedBlocks({ ...probe, path: [] }, { inner: [], other: true })).toEqual(['other']);
    expect(computedBlocks(probe, undefined)).toEqual([]);
  });
});

it('typesInUse finds the resource types of all packages, and no data source', () => {
  const packages = mkdtempSync(join(tmpdir(), 'etops-packages-'));
  try {
    for (const [name, modules] of Object.entries({
      one: ['vpc', 'provider'],
      two: ['vpc', 's3-bucket', 'data-aws-kms-alias'],
    })) {
      mkdirSync(join(packages, name, 'src/room'), { recursive: true });
      const imports = modules.map((module) => `import { X } from '@cdktf/provider-aws/lib/${module}';`);
      writeFileSync(join(packages, name, 'src/room/file.ts'), imports.join('\n'));
    }

    expect(typesInUse(packages)).toEqual(['aws_s3_bucket', 'aws_vpc']);
  } finally {
    rmSync(packages, { recursive: true });
  }
});
