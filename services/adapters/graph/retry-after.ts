/** Milliseconds that `Retry-After` asks for: seconds with fractions, or an HTTP date (facts/graph.md 3.6). Undefined: it asks for nothing. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1000;
  return ms > 0 && Number.isFinite(ms) ? Math.ceil(ms) : undefined;
}

/** Without a word from Graph: doubling from half a second, with jitter, at most 10 s. `random` is from 0 to 1. */
export function backoffMs(tries: number, random: number): number {
  const ceiling = Math.min(10_000, 500 * 2 ** (tries - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}
