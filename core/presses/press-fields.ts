import { idPattern, positionLimit } from "./vocabulary.ts";

/** What came back is not what a card of ours sends. Caught where presses are read, and nowhere else. */
export class Forged extends Error {}

/** The data of a press, by field; anything at all may stand in it. */
export type Press = Readonly<Record<string, unknown>>;

export function readId(press: Press, field: string): string {
  const id = readString(press, field);
  if (!idPattern.test(id)) throw new Forged();
  return id;
}

export function readOneOf<T extends string>(press: Press, field: string, allowed: readonly T[]): T | undefined {
  const text = readString(press, field);
  const value = allowed.find((each) => each === text);
  if (text !== "" && value === undefined) throw new Forged();
  return value;
}

/** "0,2" as numbers, each once; "" is none. */
export function readPositions(text: string): readonly number[] {
  return text === "" ? [] : [...new Set(text.split(",").map(readPosition))];
}

export function readPosition(text: string): number {
  if (!/^(?:0|[1-9]\d{0,2})$/.test(text) || Number(text) >= positionLimit) throw new Forged();
  return Number(text);
}

/** A page of what may be ten thousand people. */
export function readPage(press: Press, field: string): number {
  const text = readString(press, field);
  if (!/^(?:0|[1-9]\d{0,3})$/.test(text)) throw new Forged();
  return Number(text);
}

/** Own properties only, so that nothing comes from a prototype; absent is "". */
export function readString(press: Press, field: string): string {
  const value = Object.hasOwn(press, field) ? press[field] : "";
  if (typeof value !== "string") throw new Forged();
  return value;
}
