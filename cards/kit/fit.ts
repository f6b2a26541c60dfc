import type { Card } from "./kit.ts";

/** Bytes of UTF-8 a card may take; Teams itself draws the line higher, less for an update with mentions. */
export const largestCard = 25_000;

/** Size of a card as it is sent, in bytes. */
export function cardSize(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card), "utf8");
}

/** The first of these levels of detail (most detail first) at which the card is small enough; else the last. */
export function fit(levels: readonly [number, ...number[]], make: (level: number) => Card): Card {
  const [level, ...lower] = levels;
  const made = make(level);
  const [next, ...rest] = lower;
  return next === undefined || cardSize(made) < largestCard ? made : fit([next, ...rest], make);
}
