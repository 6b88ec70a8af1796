import type { DialectRules, RateUnit } from './dialect';

/** A parsed schedule expression. */
export type Schedule =
  | { readonly kind: 'rate'; readonly count: number; readonly unit: RateUnit }
  | { readonly kind: 'at'; readonly time: string }
  /** Fields in the order of the dialect. */
  | { readonly kind: 'cron'; readonly fields: readonly string[] };

/** Parses an expression, or returns `undefined` if the dialect has no such form. Does not check the values of cron fields. */
export function parseSchedule(text: string, dialect: DialectRules): Schedule | undefined {
  const [, form, content = ''] = /^(rate|at|cron)\((.*)\)$/.exec(text) ?? [];
  switch (form) {
    case 'rate':
      return parseRate(content, dialect);
    case 'at':
      return dialect.hasAt && isTime(content) ? { kind: 'at', time: content } : undefined;
    default: {
      const fields = (form === 'cron' ? content : text).split(' ');
      return dialect.isWrapped === (form === 'cron') && fields.length === dialect.fields.length
        ? { kind: 'cron', fields }
        : undefined;
    }
  }
}

const DAYS_PER_UNIT: Readonly<Record<RateUnit, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1 };

/** Parses a rate; AWS requires the unit in the singular for 1, and in the plural otherwise. */
function parseRate(content: string, { rates, maxRateDays = Infinity }: DialectRules): Schedule | undefined {
  const [, number, unit, plural] = /^([1-9]\d{0,4}) (minute|hour|day)(s?)$/.exec(content) ?? [];
  const least = rates[unit as RateUnit];
  const count = Number(number);
  const days = count * DAYS_PER_UNIT[unit as RateUnit];
  return least !== undefined && count >= least && days <= maxRateDays && (count === 1) === (plural === '')
    ? { kind: 'rate', count, unit: unit as RateUnit }
    : undefined;
}

function isTime(content: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(content)) {
    return false;
  }
  const time = new Date(`${content}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(content);
}
