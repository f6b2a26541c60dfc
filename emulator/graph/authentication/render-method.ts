import type { Method } from "../../directory/world.ts";
import type { Call } from "../call.ts";
import { seesMaskedNumbers } from "../target-rules.ts";

/**
 * A method as this version shows it to this caller; `typed`: in a collection of one type, without `@odata.type`.
 * Only the hardware tokens' own collection shows their device (and the type, as the docs do).
 */
export function renderMethod(call: Call, method: Method, typed: boolean): Record<string, unknown> {
  const { device, ...properties } = method.properties;
  const isToken = device !== undefined;
  return {
    ...(typed && !isToken ? {} : { "@odata.type": `#microsoft.graph.${method.type}` }),
    id: method.id,
    createdDateTime: method.createdDateTime,
    ...properties,
    ...maskedNumber(call, properties["phoneNumber"]),
    ...(call.version === "beta" ? { lastUsedDateTime: null, ...method.beta } : {}),
    ...(typed && isToken ? { device } : {}),
  };
}

function maskedNumber(call: Call, number: unknown): Record<string, unknown> {
  if (typeof number !== "string" || !seesMaskedNumbers(call)) return {};
  const digits = number.replaceAll(/\D/g, "").length;
  let seen = 0;
  const masked = number.replaceAll(/\d/g, (digit) => {
    seen += 1;
    return seen > digits - 2 ? digit : "X";
  });
  return { phoneNumber: masked };
}
