/** A clock for measuring how long something was: where the machine's clock is set back, it goes on from where it was. */
export function steadyClock(now: () => Date): () => Date {
  let [last, ahead] = [Number.NEGATIVE_INFINITY, 0];
  return () => {
    const told = now().getTime() + ahead;
    if (told < last) ahead += last - told;
    last = Math.max(last, told);
    return new Date(last);
  };
}
