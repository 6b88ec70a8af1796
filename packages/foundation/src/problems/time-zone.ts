let canonical: ReadonlySet<string> | undefined;

/** Whether a string is the name of an IANA time zone that this runtime knows; offsets such as `+01:00` are not. */
export function isTimeZone(timeZone: string): boolean {
  canonical ??= new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  return canonical.has(timeZone) || isOtherNameOfTimeZone(timeZone);
}

/** Older names, such as `Asia/Calcutta`. The first date format of a process takes ten times as long as all names. */
function isOtherNameOfTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return /^[A-Z]/.test(timeZone);
  } catch {
    return false;
  }
}
