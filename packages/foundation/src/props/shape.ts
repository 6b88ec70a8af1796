/**
 * Type of a value at run time. The program `shapes` generates it from a TypeScript type.
 *
 * - `text`, `number`, `boolean`, `function`, `any`: values of that type
 * - `instance`: an object of a class, such as a construct
 * - `#Name`: the shape of that name in the same table
 */
export type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  | 'function'
  | 'instance'
  | 'any'
  | `#${string}`
  | OneOfShape
  | PatternShape
  | ListShape
  | MapShape
  | AnyOfShape
  | MembersShape
  | VerbatimShape;

/** Literals of a union. */
export interface OneOfShape {
  /** Allowed values. */
  readonly oneOf: readonly (string | number | boolean)[];
}

/** Text of a template literal type. */
export interface PatternShape {
  /** Regular expression that matches the whole text. */
  readonly pattern: string;
}

/** List of values of one shape. */
export interface ListShape {
  /** Shape of each element. */
  readonly list: Shape;
}

/** Object with names that the caller chooses. */
export interface MapShape {
  /** Shape of each value. */
  readonly map: Shape;
}

/** Union of other than literals. */
export interface AnyOfShape {
  /** Allowed shapes. */
  readonly anyOf: readonly Shape[];
}

/** Object with known members. */
export interface MembersShape {
  /** Shape of each member by its name, which ends with `?` if the member is optional. */
  readonly members: Readonly<Record<string, Shape>>;
  /**
   * Sentences that describe members that must be given.
   *
   * @default - none
   */
  readonly docs?: Readonly<Record<string, string>>;
  /**
   * Whether the object may have other members, as the references of `@etops/contracts`: a whole network is accepted where
   * two of its members are read.
   *
   * @default false
   */
  readonly open?: true;
}

/** Value whose texts are escaped where they are written, such as a policy with variables of IAM. */
export interface VerbatimShape {
  /** Shape of the value. */
  readonly verbatim: Shape;
}

/** Shapes by the names of their types. */
export type Shapes = Readonly<Record<string, Shape>>;
