/** The pause before the next try: doubled with each, up to the longest, and never shorter than what was asked for. Milliseconds. */
export function growingPause(
  pauses: { readonly first: number; readonly longest: number },
  tries: number,
  asked = 0,
): number {
  return Math.max(Math.min(pauses.first * 2 ** tries, pauses.longest), asked);
}
