import type { Operator } from "../../../core/directory/people.ts";
import { withoutRefreshTokens } from "./merge-caches.ts";
import type { TokenCache } from "./token-cache.ts";

/** What is of no use any more after such a refusal (facts/identity.md §2.6). A sign-in frequency of one tenant (70043) says nothing about others. */
const useless: Readonly<Record<string, "everything" | "refresh-token">> = {
  // The account was disabled, or deleted: its operator is signed out.
  AADSTS50057: "everything",
  AADSTS500341: "everything",
  // The refresh token was revoked, or nobody used it for too long.
  AADSTS50173: "refresh-token",
  AADSTS70008: "refresh-token",
  AADSTS700082: "refresh-token",
};

/** Clears away what Entra's refusal has made useless, so that it is never tried again. */
export async function afterRefusal(
  cache: TokenCache,
  operator: Operator,
  entraCode: string | undefined,
): Promise<void> {
  const what = useless[entraCode ?? ""];
  if (what === "everything") await cache.remove(operator);
  if (what !== "refresh-token") return;
  const reading = await cache.load(operator);
  if (reading.text !== undefined) await cache.save(operator, withoutRefreshTokens(reading.text), reading);
}
