import type { Block, StackJson, TerraformBlock } from '@etops/foundation';
import { stackElements } from '@etops/foundation';
import type { ProviderClass } from './provider-shapes';
import { OWN, providerClass } from './provider-shapes';

/**
 * Returns the program that a developer would write by hand on the provider's classes to get this JSON: one flat list of resources
 * a stack, references by attribute, compiled to CommonJS. It has no defaults, no validation, no policy.
 *
 * @param stacks JSON by stack; the program writes it to the directory that is its first argument
 */
export function handWritten(stacks: Readonly<Record<string, StackJson>>): string {
  const modules = new Map<string, string>();
  const bodies = Object.entries(stacks).map(([name, json]) => new StackWriter(json, modules).write(name));
  return [
    "'use strict';",
    "const cdktf = require('cdktf');",
    ...[...modules].map(([module, variable]) => `const ${variable} = require(${quote(module)});`),
    'const app = new cdktf.App({ outdir: process.argv[2], skipValidation: true, stackTraces: false });',
    ...bodies,
    'app.synth();',
    '',
  ].join('\n');
}

interface Element {
  readonly type: string;
  readonly name: string;
  readonly block: Block;
}

class StackWriter {
  private readonly lines: string[] = [];
  private readonly elements = new Map<string, Element>();
  private readonly variables = new Map<string, string>();

  constructor(
    private readonly json: StackJson,
    private readonly modules: Map<string, string>,
  ) {
    for (const { address, attributes } of [...stackElements(json, 'resource'), ...stackElements(json, 'data')]) {
      const [, type = '', name = ''] = /^(.+)\.([^.]+)$/.exec(address) ?? [];
      const block = Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== '//'));
      this.elements.set(address, { type, name, block });
    }
  }

  write(stack: string): string {
    const { terraform = {}, provider = {}, output = {}, locals, ephemeral, removed } = this.json;
    this.lines.push('{', `const stack = new cdktf.TerraformStack(app, ${quote(stack)});`);
    for (const [key, value] of Object.entries({ locals, ephemeral, removed, import: this.json.import })) {
      if (value !== undefined) {
        this.lines.push(`stack.addOverride(${quote(key)}, ${JSON.stringify(value)});`);
      }
    }
    this.backend(terraform.backend ?? {});
    this.lines.push(`stack.addOverride('terraform.required_version', ${quote(terraform.required_version ?? '')});`);
    for (const [index, block] of (provider.aws ?? []).entries()) {
      const address = typeof block.alias === 'string' ? `aws.${block.alias}` : 'aws';
      this.create(address, 'provider', `aws-${String(index)}`, block);
    }
    for (const address of this.elements.keys()) {
      this.element(address);
    }
    for (const [name, block] of Object.entries(output)) {
      this.lines.push(`new cdktf.TerraformOutput(stack, ${quote(name)}, ${this.generic(block)});`);
    }
    return [...this.lines, '}'].join('\n');
  }

  private backend({ s3, local }: NonNullable<TerraformBlock['backend']>): void {
    if (s3 === undefined) {
      this.lines.push(`new cdktf.LocalBackend(stack, ${JSON.stringify(local)});`);
      return;
    }
    const { bucket, key, region, ...rest } = s3;
    this.lines.push(`new cdktf.S3Backend(stack, ${JSON.stringify({ bucket, key, region })});`);
    for (const [name, value] of Object.entries(rest)) {
      this.lines.push(`stack.addOverride(${quote(`terraform.backend.s3.${name}`)}, ${JSON.stringify(value)});`);
    }
  }

  /** Writes an element after those that it refers to, and returns its variable. */
  private element(address: string): string {
    const { type, name, block } = this.elements.get(address) ?? {};
    if (type === undefined || name === undefined || block === undefined) {
      throw new Error(`nothing has the address ${address}`);
    }
    return this.variables.get(address) ?? this.create(address, type, name, block);
  }

  private create(address: string, type: string, name: string, block: Block): string {
    const variable = `v${String(this.variables.size)}`;
    this.variables.set(address, variable);
    if (type === 'terraform_data') {
      this.terraformData(variable, name, block);
      return variable;
    }
    const shape = providerClass(type);
    const module = this.modules.get(shape.module) ?? `m${String(this.modules.size)}`;
    this.modules.set(shape.module, module);
    const config = this.config(block, shape);
    this.lines.push(`const ${variable} = new ${module}.${shape.className}(stack, ${quote(name)}, ${config});`);
    return variable;
  }

  private terraformData(variable: string, name: string, block: Block): void {
    const config = ["terraformResourceType: 'terraform_data'", ...this.meta(block)].join(', ');
    this.lines.push(`const ${variable} = new cdktf.TerraformResource(stack, ${quote(name)}, { ${config} });`);
    for (const [key, value] of Object.entries(withoutMeta(block))) {
      this.lines.push(`${variable}.addOverride(${quote(key)}, ${this.generic(value)});`);
    }
  }

  private config(block: Block, { shapes }: ProviderClass): string {
    return `{ ${[...this.members(withoutMeta(block), OWN, shapes), ...this.meta(block)].join(', ')} }`;
  }

  private meta(block: Block): string[] {
    return META_ARGUMENTS.filter((key) => block[key] !== undefined).map((key) => {
      const value = block[key];
      switch (key) {
        case 'depends_on':
          return `dependsOn: [${(value as string[]).map((address) => this.element(address)).join(', ')}]`;
        case 'provider':
          return `provider: ${String(this.variables.get(value as string))}`;
        case 'lifecycle': {
          const members = Object.entries(value as Block).map(
            ([name, setting]) => `${camelCase(name)}: ${this.generic(setting)}`,
          );
          return `lifecycle: { ${members.join(', ')} }`;
        }
      }
    });
  }

  private members(block: Block, shape: string, shapes: ProviderClass['shapes']): string[] {
    return Object.entries(block).map(([key, value]) => {
      const argument = shapes.get(shape)?.get(key);
      if (argument === undefined) {
        throw new Error(`${shape} takes no ${key}`);
      }
      return `${argument.name}: ${this.value(value, argument.shape, shapes)}`;
    });
  }

  private value(value: unknown, shape: string | undefined, shapes: ProviderClass['shapes']): string {
    if (shape === undefined || value === null || typeof value !== 'object') {
      return this.generic(value);
    }
    return Array.isArray(value)
      ? `[${(value as readonly unknown[]).map((item) => this.value(item, shape, shapes)).join(', ')}]`
      : `{ ${this.members(value as Block, shape, shapes).join(', ')} }`;
  }

  private generic(value: unknown): string {
    if (typeof value === 'string') {
      return this.text(value);
    }
    if (Array.isArray(value)) {
      return `[${(value as readonly unknown[]).map((item) => this.generic(item)).join(', ')}]`;
    }
    return value !== null && typeof value === 'object'
      ? `{ ${Object.entries(value as Block)
          .map(([key, item]) => `${quote(key)}: ${this.generic(item)}`)
          .join(', ')} }`
      : JSON.stringify(value);
  }

  /**
   * Returns a text in which plain references to attributes are written as such, `vpc.id`, with the text around them. A text
   * with an expression of Terraform in it is written as it is.
   */
  private text(value: string): string {
    const parts = value.split(REFERENCES).filter((part) => part !== '');
    return parts.length === 0 || value.replaceAll(REFERENCES, '').includes('${')
      ? quote(value)
      : parts.map((part) => this.reference(part) ?? quote(part)).join(' + ');
  }

  private reference(part: string): string | undefined {
    const [, address = '', attribute = ''] = /^\$\{(.+)\.(\w+)\}$/.exec(part) ?? [];
    const type = this.elements.get(address)?.type;
    const getter = type === undefined ? undefined : providerClass(type).attributes.get(attribute);
    return getter === undefined ? undefined : `${this.element(address)}.${getter}`;
  }
}

const REFERENCES = /(\$\{(?:data\.)?aws_\w+\.[\w-]+\.\w+\})/g;

/** Arguments that every element has, whatever its type. */
const META_ARGUMENTS = ['lifecycle', 'depends_on', 'provider'] as const;

const withoutMeta = (block: Block): Block =>
  Object.fromEntries(Object.entries(block).filter(([key]) => !META_ARGUMENTS.some((meta) => meta === key)));

const quote = (text: string): string => JSON.stringify(text);

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
