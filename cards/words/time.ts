/** Times are UTC everywhere, as in the audit entry and the ticket: no client has to expand anything, and two people read the same. */
export function timeOfDay(iso: string | Date): string {
  return `${toIso(iso).slice(11, 16)} UTC`;
}

/** "24 Nov 2026". */
export function day(iso: string | Date): string {
  const date = new Date(iso);
  const month = months[date.getUTCMonth()] ?? "";
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "24 Nov 2026, 14:03 UTC". */
export function dayAndTime(iso: string | Date): string {
  return `${day(iso)}, ${timeOfDay(iso)}`;
}

/** "today", "yesterday", "5 days ago", then the day: how long ago decides whether one stops. */
export function added(iso: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(iso)) / (24 * 60 * 60 * 1000));
  if (days < 0 || days > 30) return `added ${day(iso)}`;
  if (days === 0) return "added in the last 24 hours";
  return days === 1 ? "added yesterday" : `added ${days} days ago`;
}

/** "just now", "3 minutes ago", "2 hours ago". */
export function ago(iso: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(iso)) / 60_000);
  if (minutes < 1) return "just now";
  const [number, unit] = minutes < 60 ? [minutes, "minute"] : [Math.floor(minutes / 60), "hour"];
  return `${number} ${unit}${number === 1 ? "" : "s"} ago`;
}

function toIso(value: string | Date): string {
  return new Date(value).toISOString();
}
