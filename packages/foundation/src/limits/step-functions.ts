/**
 * Characters of a state machine's name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html (checked 2026-11-23)
 */
export const STATE_MACHINE_NAME_LENGTH = { min: 1, max: 80 } as const;
