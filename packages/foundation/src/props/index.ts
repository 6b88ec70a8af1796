export { checkOptions, checkProps } from './check-props';
export type { Checked } from './check-props';
export { checkShape } from './check-shape';
export type { ShapeOptions } from './check-shape';
export { nearest } from './nearest';
export { alternativesOf, isInstance, isOptionalMember, memberName } from './read-shape';
export type {
  AnyOfShape,
  ListShape,
  MapShape,
  MembersShape,
  OneOfShape,
  PatternShape,
  Shape,
  Shapes,
  VerbatimShape,
} from './shape';
