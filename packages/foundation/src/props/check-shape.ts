import type { ProblemList } from '../problems';
import { isToken, propPath, show } from '../problems';
import { chooseShape, discriminantOf } from './choose-shape';
import { adviseOn } from './advise-on';
import { describeShape } from './describe-shape';
import { nearest } from './nearest';
import {
  allowedValues,
  alternativesOf,
  isInstance,
  isOptionalMember,
  isRecord,
  kindOf,
  memberName,
  namesOf,
  resolveShape,
} from './read-shape';
import type { MembersShape, Shape, Shapes } from './shape';
import { hasTemplate } from './template';

/** Table and type that {@link checkShape} checks against. */
export interface ShapeOptions {
  /** Generated shapes of the package. */
  readonly shapes: Shapes;
  /** Name of the type in the table. */
  readonly type: string;
}

/**
 * Checks a value against the shape of its type.
 *
 * @param path of the value in messages; '' for props
 */
export function checkShape(problems: ProblemList, path: string, value: unknown, { shapes, type }: ShapeOptions): void {
  new ShapeCheck(problems, shapes).check(path, value, `#${type}`);
}

/** Advice for a token in place of a value that is needed before Terraform runs. */
const LITERAL_ADVICE = 'it decides which resources exist, or what they are called';

/** Advice for a token of a type that a prop does not have. */
const TOKEN_ADVICE =
  'use stringValue, numberValue or listValue of a variable, or Token.asString, asNumber, asList and asStringMap';

type Members = Readonly<Record<string, unknown>>;

class ShapeCheck {
  private verbatim = false;

  constructor(
    private readonly problems: ProblemList,
    private readonly shapes: Shapes,
  ) {}

  check(path: string, value: unknown, unresolved: Shape, doc?: string): void {
    const shape = resolveShape(unresolved, this.shapes);
    if (typeof value === 'boolean' && shape === 'boolean') {
      return;
    }
    if (typeof shape === 'object' && 'verbatim' in shape) {
      this.checkVerbatim(path, value, shape.verbatim);
    } else if (value === undefined) {
      this.add(
        'PROP_MISSING',
        path,
        `must be given, got nothing; write ${this.describe(shape)}${doc === undefined ? '' : `: ${doc}`}`,
      );
    } else if (isToken(value)) {
      this.checkToken(path, value, shape);
    } else if (shape === 'text' && typeof value === 'string') {
      this.checkText(path, value);
    } else {
      this.checkLiteral(path, value, shape);
    }
  }

  private checkVerbatim(path: string, value: unknown, shape: Shape): void {
    const outer = this.verbatim;
    this.verbatim = true;
    this.check(path, value, shape);
    this.verbatim = outer;
  }

  /** Checks a token: of text, of a number, or of a list or map of them, where the type admits any value of these. */
  private checkToken(path: string, value: unknown, shape: Shape): void {
    const shapes = this.alternatives(shape);
    const kinds = shapes.map((each) => this.tokenKind(each));
    // Terraform's expression itself is an object of a class; only its encodings can be handled as lists and maps.
    const kind = isInstance(value) ? 'expression' : kindOf(value);
    if (shapes.includes('any') || kinds.includes(kind)) {
      return;
    }
    if (kinds.every((each) => each === undefined) && !shapes.includes('instance') && !shapes.includes('function')) {
      this.problems.literal(path === '' ? 'props' : path, value, LITERAL_ADVICE);
    } else {
      this.add('PROP_TYPE', path, `must be ${this.describe(shape)}, got a token of another type; ${TOKEN_ADVICE}`);
    }
  }

  /** Returns the kind of the tokens that a shape admits, or `undefined` if it admits none. */
  private tokenKind(shape: Shape): string | undefined {
    if (typeof shape !== 'object') {
      return shape === 'text' || shape === 'number' ? shape : undefined;
    }
    const element = 'list' in shape ? shape.list : 'map' in shape ? shape.map : undefined;
    const isSimple =
      element !== undefined &&
      this.alternatives(element).some((each) => each === 'text' || each === 'number' || each === 'any');
    return isSimple ? ('list' in shape ? 'list' : 'object') : undefined;
  }

  private checkLiteral(path: string, value: unknown, shape: Shape): void {
    const alternatives = this.alternatives(shape);
    const discriminant =
      alternatives.length > 1 && isRecord(value) ? discriminantOf(alternatives, this.shapes) : undefined;
    if (
      discriminant !== undefined &&
      !discriminant.oneOf.some((each) => each === (value as Members)[discriminant.name])
    ) {
      this.check(propPath(path, discriminant.name), (value as Members)[discriminant.name], discriminant);
      return;
    }
    const chosen = chooseShape(value, alternatives, this.shapes);
    if (chosen === undefined) {
      this.refuse(path, value, shape);
    } else if (typeof value === 'string') {
      this.checkText(path, value);
    } else if (typeof chosen === 'object' && 'list' in chosen) {
      for (const [index, item] of [...(value as readonly unknown[])].entries()) {
        this.check(`${path}[${String(index)}]`, item, chosen.list);
      }
    } else if (typeof chosen === 'object' && 'map' in chosen) {
      for (const [key, item] of Object.entries(value as object)) {
        this.checkText(`name ${show(key)} of ${path === '' ? 'props' : path}`, key);
        this.check(propPath(path, key), item, chosen.map);
      }
    } else if (typeof chosen === 'object' && 'members' in chosen) {
      this.checkMembers(path, value as Members, chosen, discriminant === undefined ? alternatives : [chosen]);
    }
  }

  private checkMembers(path: string, value: Members, shape: MembersShape, alternatives: readonly Shape[]): void {
    const names = namesOf(shape);
    const misspelt = isInstance(value) ? new Map<string, string | undefined>() : findUnknown(value, names);
    for (const [member, each] of Object.entries(shape.members)) {
      const name = memberName(member);
      const isMisspelt = misspelt.size > 0 && [...misspelt.values()].includes(name);
      if (value[name] !== undefined || !(isOptionalMember(member) || isMisspelt)) {
        this.check(propPath(path, name), value[name], each, shape.docs?.[name]);
      }
    }
    for (const [name, near] of misspelt) {
      const excluded = excludedBy(name, value, shape, alternatives);
      if (excluded !== undefined) {
        this.add(
          'PROP_EXCLUDED',
          propPath(path, name),
          `must not be given together with ${excluded}, got both; remove one`,
        );
      } else if (near !== undefined || shape.open !== true) {
        this.add(
          'PROP_UNKNOWN',
          propPath(path, name),
          `must be a known prop, got an unknown name; ${near === undefined ? `the props are ${names.join(', ')}` : `write '${near}'`}`,
        );
      }
    }
  }

  private checkText(path: string, value: string): void {
    if (!this.verbatim && hasTemplate(value)) {
      this.add(
        'PROP_TEMPLATE',
        path,
        `must not contain '\${' or '%{', which Terraform evaluates, got ${show(value)}; double the sign, '$\${' or '%%{', for the text itself, or use a token for a value`,
      );
    }
  }

  private refuse(path: string, value: unknown, shape: Shape): void {
    const alternatives = this.alternatives(shape);
    const values = allowedValues(alternatives).filter((each) => typeof each === typeof value);
    this.add(
      values.length > 0 ? 'PROP_VALUE' : 'PROP_TYPE',
      path,
      `must be ${describeShape(alternatives)}, got ${show(value)}; ${adviseOn(value, alternatives)}`,
    );
  }

  private alternatives(shape: Shape): readonly Shape[] {
    return alternativesOf(shape, this.shapes);
  }

  private describe(shape: Shape): string {
    return describeShape(this.alternatives(shape));
  }

  private add(code: string, path: string, text: string): void {
    this.problems.add(code, `${path === '' ? 'props' : path} ${text}`);
  }
}

/** Returns the given members that the type lacks, with the nearest absent one that it has. */
function findUnknown(value: Members, names: readonly string[]): ReadonlyMap<string, string | undefined> {
  const unknown = Object.keys(value).filter((name) => !names.includes(name) && value[name] !== undefined);
  if (unknown.length === 0) {
    return new Map();
  }
  const absent = names.filter((name) => value[name] === undefined);
  return new Map(unknown.map((name) => [name, nearest(name, absent)]));
}

/** Returns the name of a given member that excludes one of another alternative, or `undefined` if no alternative has it. */
function excludedBy(
  name: string,
  value: Members,
  shape: MembersShape,
  alternatives: readonly Shape[],
): string | undefined {
  const others = alternatives
    .filter((each) => typeof each === 'object' && 'members' in each)
    .map(namesOf)
    .filter((names) => names.includes(name));
  return others.length === 0
    ? undefined
    : namesOf(shape).find((each) => value[each] !== undefined && !others.some((names) => names.includes(each)));
}
