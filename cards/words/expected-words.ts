/** "about 5 min", "about 1 h 40 min", rounded up; nothing where it is over within a minute. */
export function expectedWords(ms: number): string | undefined {
  if (ms <= 60_000) return undefined;
  const minutes = Math.ceil(ms / 60_000);
  // Nobody knows the minute two hours ahead.
  const step = minutes >= 60 ? 10 : 1;
  const rounded = Math.ceil(minutes / step) * step;
  const [hours, rest] = [Math.floor(rounded / 60), rounded % 60];
  const parts = [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])];
  return `about ${parts.join(" ")}`;
}
