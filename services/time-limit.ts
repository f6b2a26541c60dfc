/** How the limits that still count are ended. */
const ends = new WeakMap<AbortSignal, () => void>();

/**
 * Aborts after so many milliseconds (a `TimeoutError`), or with `other`, until `endTimeLimit` is called. `AbortSignal.timeout` and
 * `AbortSignal.any` keep what listens to them until their time has passed, long after the call has ended.
 */
export function timeLimit(ms: number, other?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const pass = () => {
    controller.abort(other?.reason);
  };
  const timer = setTimeout(() => {
    controller.abort(new DOMException("It took too long.", "TimeoutError"));
  }, ms).unref();
  other?.addEventListener("abort", pass, { once: true });
  if (other?.aborted) pass();
  ends.set(controller.signal, () => {
    clearTimeout(timer);
    other?.removeEventListener("abort", pass);
  });
  return controller.signal;
}

/** The call has ended: its limit never aborts any more, and holds nothing. Nothing happens to a signal of another kind. */
export function endTimeLimit(limit: AbortSignal): void {
  ends.get(limit)?.();
}
