/** Resets with their summaries are kept this long after they were made: what was done stands in the record. */
export const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Removes resets that were made before and are over, with what belongs to them; how many. At most some thousands at a time. */
export type ForgetOld = (before: Date) => Promise<number>;
