import type { Turn } from "../turn.ts";

/** The HTTP answer to an invoke, and what goes on after it was written. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: object;
  readonly afterwards?: () => Promise<unknown>;
}

/** Never throws: an invoke whose handler throws would be answered 501 (facts/teams.md 1.2). */
export type Invoke = (turn: Turn) => Promise<InvokeAnswer>;

/** Card answers are always HTTP 200; how it went stands in the body. */
export function cardAnswer(card: object): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card } };
}

export function messageAnswer(text: string): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: text } };
}
