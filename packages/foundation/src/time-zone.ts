/** Whether a string is the name of an IANA time zone that this runtime knows; offsets such as `+01:00` are not. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return /^[A-Z]/.test(timeZone);
  } catch {
    return false;
  }
}
