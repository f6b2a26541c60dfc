/** "2026-11-24 14:05" in UTC as a moment, ISO 8601; unset: something else, or there is no such time. */
export function readTime(text: string): string | undefined {
  const [, date, time] = /^\s*(\d{4}-\d{2}-\d{2})[ T,]+(\d{2}:\d{2})(?: ?(?:UTC|Z))?\s*$/i.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const moment = new Date(`${date}T${time}:00.000Z`);
  // The 31st of a short month is moved on to the next by some, and refused by others.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date) ? moment.toISOString() : undefined;
}
