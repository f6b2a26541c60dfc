import { EntraRefusal } from "./entra-refusal.ts";

export interface AskedClaims {
  /** More than the client's own capabilities (`xms_cc`), which are no answer to a challenge. */
  readonly withClaims: boolean;
  /** Authentication contexts (`acrs`). */
  readonly contexts: readonly string[];
}

/** A `claims` parameter, as JSON; anything else is AADSTS900144. */
export function askedClaims(text: string | null): AskedClaims {
  if (text === null) return { withClaims: false, contexts: [] };
  const asked = Object.entries(accessTokenClaims(text)).filter(([name]) => name !== "xms_cc");
  const contexts = asked.filter(([name]) => name === "acrs").flatMap(([, wish]) => valuesOf(wish));
  return { withClaims: asked.length > 0, contexts };
}

function accessTokenClaims(text: string): object {
  try {
    const { access_token: asked = {} } = JSON.parse(text) as { access_token?: unknown };
    if (typeof asked === "object" && asked !== null) return asked;
  } catch {
    // Falls through: no JSON, or JSON that is no object.
  }
  throw new EntraRefusal(900144);
}

function valuesOf(wish: unknown): string[] {
  const { value, values } = (wish ?? {}) as { value?: unknown; values?: unknown };
  return [value, ...(Array.isArray(values) ? (values as unknown[]) : [])].filter((one) => typeof one === "string");
}
