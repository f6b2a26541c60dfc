import { randomBytes, randomUUID } from "node:crypto";
import type { Method } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import { type Call, contextOf } from "../call.ts";
import { accessDenied, badRequest } from "../graph-refusal.ts";
import { canManageMethods } from "../target-rules.ts";
import { targetOf } from "../users/target-of.ts";

const type = "temporaryAccessPassAuthenticationMethod";

/** `POST …/temporaryAccessPassMethods`: 201, the only answer that holds the pass; it replaces an older one (facts: graph.md §1.5). */
export function createAccessPass(call: Call): Reply {
  const user = targetOf(call);
  if (!canManageMethods(call, user, "method")) throw accessDenied();
  const body = (call.body ?? {}) as Record<string, unknown>;
  const lifetimeInMinutes = readLifetime(call, body["lifetimeInMinutes"]);
  const startDateTime = readStart(call, body["startDateTime"]);
  const starts = new Date(startDateTime).getTime();
  const isUsable = starts <= call.now.getTime();
  const properties = {
    temporaryAccessPass: null,
    startDateTime,
    lifetimeInMinutes,
    isUsableOnce: body["isUsableOnce"] === true,
    isUsable,
    methodUsabilityReason: isUsable ? "EnabledByPolicy" : "NotYetValid",
  };
  const pass: Method = { id: randomUUID(), type, createdDateTime: call.now.toISOString(), properties };
  user.methods = [...user.methods.filter((method) => method.type !== type), pass];
  const context = `${contextOf(call, `users('${user.id}')/authentication/temporaryAccessPassMethods`)}/$entity`;
  const shown = { ...properties, temporaryAccessPass: randomBytes(6).toString("base64url") };
  return {
    status: 201,
    body: { "@odata.context": context, id: pass.id, createdDateTime: pass.createdDateTime, ...shown },
  };
}

function readLifetime(call: Call, given: unknown): number {
  const { min, max, default: usual } = call.tenant.passLifetime;
  if (given === undefined || given === null) return usual;
  if (typeof given === "number" && Number.isInteger(given) && given >= min && given <= max) return given;
  throw badRequest(`Invalid lifetime: the Temporary Access Pass policy of the tenant allows ${min} to ${max} minutes.`);
}

function readStart(call: Call, given: unknown): string {
  if (given === undefined || given === null) return call.now.toISOString();
  if (typeof given === "string" && !Number.isNaN(Date.parse(given))) return new Date(given).toISOString();
  throw badRequest("Invalid startDateTime.");
}
