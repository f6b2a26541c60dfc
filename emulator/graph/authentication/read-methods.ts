import type { DirectoryUser, Method } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import { type Call, collection, contextOf } from "../call.ts";
import { accessDenied, badRequest, GraphRefusal } from "../graph-refusal.ts";
import { type Item, matchesFilter } from "../query/matches-filter.ts";
import { pageOf } from "../query/page.ts";
import { parseFilter } from "../query/parse-filter.ts";
import { selectFrom } from "../query/select.ts";
import { canReadMethods } from "../target-rules.ts";
import { targetOf } from "../users/target-of.ts";
import type { MethodFamily } from "./method-families.ts";
import { visibleMethods } from "./registered.ts";
import { renderMethod } from "./render-method.ts";

/** `…/authentication/methods`: v1.0 leaves out the hardware tokens, which only beta knows. */
export function listMethods(call: Call): Reply {
  refuseOptions(call, []);
  const methods = readable(call).filter((method) => isKnown(call, method));
  return collection(
    call,
    context(call, "methods"),
    methods.map((method) => renderMethod(call, method, false)),
  );
}

/** `…/authentication/methods/{id}`. */
export function getMethod(call: Call): Reply {
  const found = readable(call).find((method) => method.id === call.params["method"] && isKnown(call, method));
  if (!found) throw methodNotFound();
  return {
    status: 200,
    body: {
      "@odata.context": `${contextOf(call, context(call, "methods"))}/$entity`,
      ...renderMethod(call, found, false),
    },
  };
}

/** `…/authentication/{segment}`; the hardware tokens' collection alone takes query options. */
export function listFamily(family: MethodFamily): (call: Call) => Reply {
  return (call) => {
    const methods = readable(call).filter((method) => method.type === family.type);
    const items = methods.map((method) => renderMethod(call, method, true));
    if (family.betaOnly) return listTokens(call, family, items);
    refuseOptions(call, []);
    return collection(call, context(call, family.segment), items);
  };
}

function listTokens(call: Call, family: MethodFamily, tokens: readonly Item[]): Reply {
  refuseOptions(call, ["$expand", "$select", "$filter", "$top", "$skiptoken"]);
  const text = call.query.get("$filter");
  const filter = text === undefined ? undefined : parseFilter(text);
  const rules = { type: `microsoft.graph.${family.type}` };
  const found = tokens.filter((token) => !filter || matchesFilter(filter, token));
  const items = found.map((token) => selectFrom(token, call.query.get("$select"), rules));
  return pageOf(call, context(call, family.segment), { items, sizes: { usual: 100, most: 999 } });
}

/** `…/authentication/{segment}/{id}`. */
export function getOfFamily(family: MethodFamily): (call: Call) => Reply {
  return (call) => {
    const found = readable(call).find((method) => method.type === family.type && method.id === call.params["method"]);
    if (!found) throw methodNotFound();
    return {
      status: 200,
      body: {
        "@odata.context": `${contextOf(call, context(call, family.segment))}/$entity`,
        ...renderMethod(call, found, true),
      },
    };
  };
}

/** A method that is registered now, whatever lists still show; 404 of the method backend otherwise. */
export function registeredMethod(call: Call, user: DirectoryUser, type: string): Method {
  const found = user.methods.find((method) => method.type === type && method.id === call.params["method"]);
  if (!found) throw methodNotFound();
  return found;
}

export function methodNotFound(): GraphRefusal {
  return new GraphRefusal({ status: 404, code: "resourceNotFound", message: "Resource not found." });
}

function readable(call: Call): Method[] {
  const user = targetOf(call);
  if (user.id !== call.caller.userId && !canReadMethods(call)) throw accessDenied();
  return visibleMethods(call, user, call.world.conditions.readLagMs);
}

function isKnown(call: Call, method: Method): boolean {
  return call.version === "beta" || method.type !== "hardwareOathAuthenticationMethod";
}

function context(call: Call, segment: string): string {
  return `users('${targetOf(call).id}')/authentication/${segment}`;
}

function refuseOptions(call: Call, allowed: readonly string[]): void {
  const option = [...call.query.keys()].find((name) => name.startsWith("$") && !allowed.includes(name));
  if (option !== undefined) throw badRequest(`The query option '${option}' is not supported on this resource.`);
}
