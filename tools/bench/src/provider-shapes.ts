import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(dirname(require.resolve('@cdktf/provider-aws/package.json')), 'lib');

/** An argument of a provider class: its name in the class, and the shape of its value if that is a block. */
export interface Argument {
  readonly name: string;
  readonly shape?: string;
}

/** A provider class, as read from its compiled source. */
export interface ProviderClass {
  /** Module to `require`. */
  readonly module: string;
  readonly className: string;
  /** Arguments by their names in JSON, for the class and for each of its blocks. */
  readonly shapes: ReadonlyMap<string, ReadonlyMap<string, Argument>>;
  /** Getters of attributes that are strings, by the attribute's name in Terraform. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Name of the shape of the class itself. */
export const OWN = '';

const known = new Map<string, ProviderClass>();

/** @param type such as `aws_vpc`, `data.aws_kms_alias` or `provider` */
export function providerClass(type: string): ProviderClass {
  const found = known.get(type) ?? read(type);
  known.set(type, found);
  return found;
}

function read(type: string): ProviderClass {
  const name = type
    .replace(/^data\./, 'data-')
    .replace(/^aws_/, '')
    .replaceAll('_', '-');
  const file = join(folder, name, 'index.js');
  if (!existsSync(file)) {
    throw new Error(`${type} is not in ${folder}`);
  }
  const source = readFileSync(file, 'utf8');
  const className = /^class (\w+) extends cdktf\.Terraform(?:Resource|DataSource|Provider) /m.exec(source)?.[1];
  if (className === undefined) {
    throw new Error(`${file} has no class of ${type}`);
  }
  const structs = [...source.matchAll(/^function (\w+ToTerraform)\(struct\) \{$(.*?)^\}$/gms)];
  const [, own = ''] = /^ {4}synthesizeAttributes\(\) \{$(.*?)^ {4}\}$/ms.exec(source) ?? [];
  return {
    module: `@cdktf/provider-aws/lib/${name}`,
    className,
    shapes: new Map([
      [OWN, argumentsIn(own)],
      ...structs.map(([, struct = '', body = '']) => [struct, argumentsIn(body)] as const),
    ]),
    attributes: new Map(
      [...source.matchAll(/^ {4}get (\w+)\(\) \{\s+return this\.getStringAttribute\('(\w+)'\);/gm)].map(
        ([, getter = '', attribute = '']) => [attribute, getter],
      ),
    ),
  };
}

/** Reads lines such as `cidr_block: cdktf.stringToTerraform(this._cidrBlock),`. */
function argumentsIn(body: string): ReadonlyMap<string, Argument> {
  const lines = body.matchAll(/^ +(\w+): (.*\((?:this\._|struct\.)(\w+).*),$/gm);
  return new Map(
    [...lines].map(([, key = '', expression = '', name = '']) => {
      const shape = /(?<!\.)\b(\w+ToTerraform)\b/.exec(expression)?.[1];
      return [key, { name, ...(shape === undefined ? {} : { shape }) }];
    }),
  );
}
