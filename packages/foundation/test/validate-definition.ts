import type { States } from '../src';

type Validate = (definition: object) => {
  readonly isValid: boolean;
  readonly errorsText: (separator?: string) => string;
};
const validate = jest.requireActual<Validate>('asl-validator');

/** Returns the problems of a state machine in Amazon States Language, as text; '' if it is valid. */
export function validateDefinition(StartAt: string, states: States): string {
  const { isValid, errorsText } = validate({ StartAt, States: states });
  return isValid ? '' : errorsText('\n');
}
