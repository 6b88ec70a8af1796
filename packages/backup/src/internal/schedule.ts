/** What is wrong with a schedule expression, in words that end `must …, got …; …`, or nothing. */
export function scheduleProblem(schedule: string): string | undefined {
  const fields = /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(' ') ?? [];
  const [minutes = '', hours = '', dayOfMonth = '', , dayOfWeek = ''] = fields;
  if (fields.length !== 6 || fields.some((field) => !/^[A-Za-z0-9*?,/#-]+$/.test(field))) {
    return `must be cron() with six fields, got '${schedule}'; write one such as 'cron(0 5 ? * * *)'`;
  }
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return `must have '?' as exactly one of day of month and day of week, got '${schedule}'; write one such as 'cron(0 5 ? * * *)'`;
  }
  if (!/^\d{1,2}$/.test(minutes) || Number(minutes) > 59) {
    return `must name one minute of the hour, got '${minutes}'; backups run at most once an hour`;
  }
  if (/^\d+$/.test(hours) && Number(hours) > 23) {
    return `must name hours from 0 to 23, got '${hours}'; write one such as 'cron(0 5 ? * * *)'`;
  }
  return undefined;
}

/**
 * The longest time in days, rounded up, from one run of a sound schedule to the next.
 *
 * It looks at the days only: every schedule runs on each of its days.
 */
export function intervalDays(schedule: string): number {
  const [, , dayOfMonth = '*', month = '*', dayOfWeek = '*'] = schedule.slice('cron('.length, -1).split(' ');
  if (month !== '*') {
    return 366;
  }
  if (isEvery(dayOfMonth) && isEvery(dayOfWeek)) {
    return 1;
  }
  if (!isEvery(dayOfMonth)) {
    return /^(?:\*|\d+)\/\d+$/.test(dayOfMonth) ? Number(dayOfMonth.split('/')[1]) : 31;
  }
  // The first Sunday of a month, or its last, comes back after five weeks at most.
  return /[#L]/.test(dayOfWeek) ? 35 : 7;
}

function isEvery(field: string): boolean {
  return field === '*' || field === '?' || field === '*/1' || field === '1/1';
}
