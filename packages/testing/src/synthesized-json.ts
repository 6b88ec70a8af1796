import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, StackJson } from '@etops/foundation';
import { StackReader } from '@etops/foundation';

/** Reads the JSON of one stack. */
export class SynthesizedJson {
  private readonly reader: StackReader;

  constructor(readonly json: StackJson) {
    this.reader = new StackReader(json);
  }

  /** Reads the JSON that an app wrote. */
  static read(outdir: string, stack: string): SynthesizedJson {
    const file = join(outdir, 'stacks', stack, 'cdk.tf.json');
    return new SynthesizedJson(JSON.parse(readFileSync(file, 'utf8')) as StackJson);
  }

  /** Returns all resources of a type, in the order of their names. */
  resources(type: string): readonly Block[] {
    return this.reader.resources(type).map(({ attributes }) => attributes);
  }

  /**
   * Returns the resource of a type, and expects exactly one.
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

  /** Returns all data sources of a type. */
  dataSources(type: string): readonly Block[] {
    return this.reader.dataSources(type).map(({ attributes }) => attributes);
  }

  /**
   * Returns the sorted Terraform addresses of all resources, for a snapshot: a changed address replaces the resource.
   */
  addresses(): readonly string[] {
    return this.reader
      .resources()
      .map(({ address }) => address)
      .sort();
  }

  /** Returns the JSON as text, for assertions about what it must not contain. */
  get text(): string {
    return JSON.stringify(this.json);
  }
}
