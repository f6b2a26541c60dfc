import { type Activity, CardFactory } from "botbuilder";
import type { Problem } from "../core/problem.ts";

/**
 * The sign-in card of Teams' single sign-on: each signed-in client answers it with an invoke `signin/tokenExchange` of its own.
 * No OAuth connection stands behind it: the bot exchanges the token itself (facts/identity.md §1.1, C).
 */
export function signInMessage(
  problem: Problem,
  { newId, publicUrl }: { newId: () => string; publicUrl: string },
): Partial<Activity> {
  return { type: "message", attachments: [oauthCard(problem, { newId, publicUrl })] };
}

/** The answer to a press that needs a sign-in: the client gets a token and presses again by itself. */
export function loginRequest(problem: Problem, deps: { newId: () => string; publicUrl: string }): object {
  const { content } = oauthCard(problem, deps);
  return { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value: content };
}

function oauthCard(_problem: Problem, { newId, publicUrl }: { newId: () => string; publicUrl: string }) {
  const link = new URL("auth/start", publicUrl.endsWith("/") ? publicUrl : `${publicUrl}/`).href;
  const text = "The bot works with your own rights. Sign in once; your command goes on by itself.";
  const card = CardFactory.oauthCard("", "Sign in", text, link, { id: newId() });
  return { ...card, content: { ...(card.content as object), connectionName: "single-sign-on" } };
}
