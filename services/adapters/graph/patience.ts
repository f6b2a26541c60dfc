/** How long to go on trying, from the first try. */
export interface Patience {
  readonly giveUpAfterMs: number;
}

/** Somebody waits in front of a card. */
export const readPatience: Patience = { giveUpAfterMs: 20_000 };
/** Nobody waits in front of a bulk: its reads may take as long as its removals. */
export const bulkPatience: Patience = { giveUpAfterMs: 30 * 60_000 };
/** A confirmed reset goes on in the background (issue "main job": given up after 30 minutes). */
export const removalPatience: Patience = { giveUpAfterMs: 30 * 60_000 };
