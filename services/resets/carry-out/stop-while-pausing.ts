export interface StopWhilePausing {
  /** Aborts while nothing but a pause is under way: no request is cut off by it. */
  readonly signal: AbortSignal;
  /** A pause of so many milliseconds begins. */
  paused(ms: number): void;
}

/** A pause that is nearly over may already be a request. */
const marginMs = 500;

/** A removal waits for minutes where Microsoft says so; whoever stops must not wait with it, and must not cut a request off. */
export function createStopWhilePausing(stop: AbortSignal, now: () => Date): StopWhilePausing {
  const pausing = new AbortController();
  let until = 0;
  stop.addEventListener(
    "abort",
    () => {
      if (now().getTime() < until - marginMs) pausing.abort();
    },
    { once: true },
  );
  return {
    signal: pausing.signal,
    paused(ms) {
      until = now().getTime() + ms;
      if (stop.aborted) pausing.abort();
    },
  };
}
