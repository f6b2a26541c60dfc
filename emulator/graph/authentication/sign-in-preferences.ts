import type { DirectoryUser } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import { type Call, contextOf } from "../call.ts";
import { accessDenied, badRequest } from "../graph-refusal.ts";
import { canManageMethods, canReadMethods } from "../target-rules.ts";
import { targetOf } from "../users/target-of.ts";
import { preferencesFor } from "./registered.ts";

const values = ["push", "oath", "voiceMobile", "voiceAlternateMobile", "voiceOffice", "sms", "none"];

/** `GET …/authentication/signInPreferences` (beta; facts: graph.md §1.6). */
export function getSignInPreferences(call: Call): Reply {
  const user = targetOf(call);
  if (user.id !== call.caller.userId && !canReadMethods(call)) throw accessDenied();
  return {
    status: 200,
    body: {
      "@odata.context": contextOf(call, `users('${user.id}')/authentication/signInPreferences`),
      ...user.preferences,
    },
  };
}

/** `PATCH …`: 204; a default that is not registered is a 400. */
export function patchSignInPreferences(call: Call): Reply {
  const user = targetOf(call);
  if (!canManageMethods(call, user, "method")) throw accessDenied();
  const body = (call.body ?? {}) as Record<string, unknown>;
  setPreferred(user, body["userPreferredMethodForSecondaryAuthentication"]);
  const system = body["isSystemPreferredAuthenticationMethodEnabled"];
  if (typeof system === "boolean") user.preferences.isSystemPreferredAuthenticationMethodEnabled = system;
  return { status: 204 };
}

function setPreferred(user: DirectoryUser, preferred: unknown): void {
  if (preferred === undefined) return;
  if (typeof preferred !== "string" || !values.includes(preferred)) {
    throw badRequest("Invalid userPreferredMethodForSecondaryAuthentication.");
  }
  const method = user.methods.find((one) => preferencesFor(one).includes(preferred));
  if (preferred !== "none" && !method) throw badRequest("The preferred method is not registered for the user.");
  user.preferences.userPreferredMethodForSecondaryAuthentication = preferred;
  user.defaultMethodId = method?.id ?? null;
}
