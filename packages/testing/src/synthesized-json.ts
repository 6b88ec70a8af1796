import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block as it stands in the JSON. */
export type Block = Readonly<Record<string, unknown>>;

type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The JSON of one stack, with the questions that tests ask of it. */
export class SynthesizedJson {
  constructor(readonly json: Readonly<Record<string, unknown>>) {}

  /** Reads what an app wrote. */
  static read(outdir: string, stack: string): SynthesizedJson {
    const file = join(outdir, 'stacks', stack, 'cdk.tf.json');
    return new SynthesizedJson(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>);
  }

  /** All resources of a type, in the order of their names. */
  resources(type: string): readonly Block[] {
    return Object.values((this.json.resource as Blocks | undefined)?.[type] ?? {});
  }

  /**
   * The resource of a type, of which there must be exactly one.
   *
   * @throws Error that counts them
   */
  resource(type: string): Block {
    const found = this.resources(type);
    if (found.length !== 1 || found[0] === undefined) {
      throw new Error(
        `expected one ${type}, found ${String(found.length)}; the stack has ${this.addresses().join(', ')}`,
      );
    }
    return found[0];
  }

  /** All data sources of a type. */
  dataSources(type: string): readonly Block[] {
    return Object.values((this.json.data as Blocks | undefined)?.[type] ?? {});
  }

  /**
   * Terraform addresses of all resources, sorted: what a snapshot of a construct holds, since changing one destroys
   * the resource behind it.
   */
  addresses(): readonly string[] {
    return Object.entries((this.json.resource as Blocks | undefined) ?? {})
      .flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`))
      .sort();
  }

  /** The whole JSON as text, to look for what must not be in it. */
  get text(): string {
    return JSON.stringify(this.json);
  }
}
