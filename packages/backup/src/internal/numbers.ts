/** Whether a value is a whole number within the bounds, both included. */
export function isWholeBetween(value: number, minimum: number, maximum: number): boolean {
  return Number.isInteger(value) && value >= minimum && value <= maximum;
}
