import { causesOf } from "./finding-of.ts";

/** What an address answered; `status` 0: nobody did, and `text` says why. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const timeoutMs = 10_000;

/** One request, nothing followed. Never throws. */
export async function ask(fetch: typeof globalThis.fetch, url: string, init: RequestInit = {}): Promise<Answer> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs), ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    return { status: 0, headers: new Headers(), text: causesOf(error) };
  }
}

/** The JSON object of an answer; undefined: it is none. */
export function jsonOf({ text }: Pick<Answer, "text">): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** In few words: a status, or why there is none. */
export function saidOf({ status, text }: Pick<Answer, "status" | "text">): string {
  return status === 0 ? `no answer (${text})` : `HTTP ${status}`;
}
