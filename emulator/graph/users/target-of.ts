import { findUser } from "../../directory/find-user.ts";
import type { DirectoryUser } from "../../directory/world.ts";
import type { Call } from "../call.ts";
import { resourceNotFound } from "../graph-refusal.ts";

/** The user a path is about: `{user}`, or the caller under `/me`; 404 where the directory has none. */
export function targetOf(call: Call): DirectoryUser {
  const name = call.params["user"] ?? call.caller.userId;
  const user = findUser(call.tenant, name);
  if (!user) throw resourceNotFound(name);
  return user;
}
