/** A field of a cron expression, as a service documents it. */
export interface CronField {
  /** Name, for messages. */
  readonly name: string;
  /** Least value. */
  readonly min: number;
  /** Greatest value. */
  readonly max: number;
  /** Special characters that the field accepts. */
  readonly wildcards: string;
  /**
   * Names for the numbers; the first is that of the least value.
   *
   * @default - none
   */
  readonly names?: readonly string[];
  /**
   * Only text that the field accepts.
   *
   * @default - any of the values
   */
  readonly only?: string;
}

/** Rules for all fields of a dialect. */
export interface FieldRules {
  /** Whether `MON` may be written `mon`. */
  readonly ignoresCase: boolean;
  /** Whether `5/15` means from 5 in steps of 15; otherwise only ranges and `*` accept steps. */
  readonly stepsFromNumber: boolean;
}

/** Items that must be the only one of their field. */
const ALONE = /^(?:\?|L|[^,]+L|[^,]+#\d)$/;

/** Checks the syntax and the values of a field. */
export function isSoundField(text: string, field: CronField, rules: FieldRules): boolean {
  if (field.only !== undefined) {
    return text === field.only;
  }
  const items = text.split(',');
  return (
    (items.length === 1 || (field.wildcards.includes(',') && !items.some((item) => ALONE.test(item)))) &&
    items.every((item) => isSoundItem(item, field, rules))
  );
}

/** Describes a field in a message, for example `hours from 0 to 23 with , - * /`. */
export function describeField({ name, min, max, names, wildcards, only }: CronField): string {
  if (only !== undefined) {
    return `${name} '${only}'`;
  }
  const named = names === undefined ? '' : ` or ${names[0] ?? ''} to ${names.at(-1) ?? ''}`;
  return `${name} from ${String(min)} to ${String(max)}${named}, with ${wildcards.replace(/(?<=.)(?=.)/g, ' ')}`;
}

function isSoundItem(item: string, field: CronField, rules: FieldRules): boolean {
  const { wildcards, max } = field;
  if (item === '?' || item === 'L' || item === '*') {
    return wildcards.includes(item);
  }
  const [, head = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(item) ?? [];
  if (step !== undefined && !(wildcards.includes('/') && Number(step) >= 1 && Number(step) <= max)) {
    return false;
  }
  if (head === '*') {
    return wildcards.includes('*');
  }
  const [, from = '', mark = '', until] = /^(\d+|[A-Za-z]{3})(L|W|#[1-5])?(?:-(\d+|[A-Za-z]{3}))?$/.exec(head) ?? [];
  const first = valueOf(from, field, rules);
  if (first === undefined) {
    return false;
  }
  if (mark !== '') {
    return isSoundMark(mark, field) && until === undefined && step === undefined;
  }
  if (until === undefined) {
    return step === undefined || rules.stepsFromNumber;
  }
  const last = valueOf(until, field, rules);
  return wildcards.includes('-') && last !== undefined && first <= last;
}

/** Checks the mark after a value: `L` (the last of the month) and `#` for days of the week, `W` for days of the month. */
function isSoundMark(mark: string, { wildcards, names }: CronField): boolean {
  return wildcards.includes(mark.charAt(0)) && (mark !== 'L' || names !== undefined);
}

function valueOf(text: string, { names = [], min, max }: CronField, { ignoresCase }: FieldRules): number | undefined {
  if (/^\d+$/.test(text)) {
    const value = Number(text);
    return text.length <= 4 && value >= min && value <= max ? value : undefined;
  }
  const index = names.indexOf(ignoresCase ? text.toUpperCase() : text);
  return index === -1 ? undefined : index + min;
}
