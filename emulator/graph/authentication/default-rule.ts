import type { DirectoryUser, Method } from "../../directory/world.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../graph-refusal.ts";
import { preferencesFor } from "./registered.ts";

/**
 * What stands in the way of removing a method (facts: graph.md §2.1, §2.2): the default can't go while others remain,
 * nor the mobile number while there is an alternate one. Throws the 400 with the text of that backend.
 */
export function checkRemovable(call: Call, user: DirectoryUser, method: Method): void {
  const hasAlternate = user.methods.some((one) => one.properties["phoneType"] === "alternateMobile");
  if (method.properties["phoneType"] === "mobile" && hasAlternate) {
    throw badRequest("The mobile phone method cannot be deleted while an alternate mobile phone method is registered.");
  }
  if (method.id !== user.defaultMethodId || !hasOthers(call, user, method)) return;
  if (method.type === "phoneAuthenticationMethod") {
    throw badRequest(
      `The requested authentication method id of [${method.id}] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed`,
    );
  }
  throw badRequest(
    "Cannot delete default method with other methods configured. Please change default method before deletion.",
  );
}

function hasOthers(call: Call, user: DirectoryUser, method: Method): boolean {
  const { conditions } = call.world;
  if (conditions.hiddenRegistrationFor.has(user.id)) return true;
  const others = user.methods.filter((one) => one.id !== method.id && one.type !== "passwordAuthenticationMethod");
  return others.some((one) => conditions.keptMethodsCount || preferencesFor(one).length > 0);
}
