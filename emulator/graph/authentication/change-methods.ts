import type { DirectoryUser } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import type { Call } from "../call.ts";
import { accessDenied, badRequest } from "../graph-refusal.ts";
import { canManageMethods, holds } from "../target-rules.ts";
import { targetOf } from "../users/target-of.ts";
import { checkRemovable } from "./default-rule.ts";
import type { MethodFamily } from "./method-families.ts";
import { methodNotFound, registeredMethod } from "./read-methods.ts";
import { dropDefault, removeMethod, tokenStatus } from "./registered.ts";

/** `DELETE …/authentication/{segment}/{id}`. For a hardware token it is the unassigning. */
export function deleteOfFamily(family: MethodFamily): (call: Call) => Reply {
  return (call) => {
    const user = manageable(call, family);
    const method = registeredMethod(call, user, family.type);
    checkRemovable(call, user, method);
    removeMethod(call, user, method);
    return { status: 204 };
  };
}

/** `POST …/hardwareOathMethods/{id}/deactivate` (beta): the token stays assigned and listed. */
export function deactivateToken(family: MethodFamily): (call: Call) => Reply {
  return (call) => {
    const user = targetOf(call);
    if (!canManageMethods(call, user, "hardware token")) throw accessDenied();
    const token = registeredMethod(call, user, family.type);
    if (tokenStatus(token) !== "activated") throw badRequest("The hardware OATH token is not activated.");
    checkRemovable(call, user, token);
    const { device } = token.properties as { device: Record<string, unknown> };
    token.properties["device"] = { ...device, status: "assigned" };
    dropDefault(user, token);
    return { status: 204 };
  };
}

/** `DELETE …/qrCodePinMethod` (beta): there is one at most, without an id in the path. */
export function deleteQrCode(call: Call): Reply {
  const user = targetOf(call);
  if (!canManageMethods(call, user, "method")) throw accessDenied();
  const method = user.methods.find((one) => one.type === "qrCodePinAuthenticationMethod");
  if (!method) throw methodNotFound();
  removeMethod(call, user, method);
  return { status: 204 };
}

/** `DELETE …/authentication/methods/{id}`: no such route; the backend's own words, without an `error` (facts: graph.md §2.4 row 7). */
export function deleteGeneric(call: Call): Reply {
  return {
    status: 404,
    body: {
      Message: `No HTTP resource was found that matches the request URI '${call.graph}/${call.version}${call.rawPath}'.`,
      MessageDetail: "No route providing a controller name was found to match request URI.",
    },
  };
}

function manageable(call: Call, family: MethodFamily): DirectoryUser {
  const user = targetOf(call);
  const isToken = family.betaOnly === true;
  if (canManageMethods(call, user, isToken ? "hardware token" : "method")) return user;
  // The how-to lets this role unassign tokens of anyone but itself (facts: graph.md 1.4.3).
  const unassigns = isToken && user.id !== call.caller.userId && holds(call, "Authentication Policy Administrator");
  if (!unassigns) throw accessDenied();
  return user;
}
