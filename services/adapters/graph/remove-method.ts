import type { MethodKind, PreferredMethod } from "../../../core/reset/method.ts";
import type { RemovalAnswer, StepTrouble } from "../../../core/reset/outcome.ts";
import type { Removal } from "../../../core/reset/plan.ts";
import { type GraphAnswer, type GraphCall, methodTimeoutMs } from "./graph-call.ts";
import { errorOf, requestIdOf } from "./graph-error.ts";
import { type GraphPath, graphPath } from "./graph-path.ts";
import { removalPatience } from "./patience.ts";
import type { TenantGraph } from "./read-json.ts";

type Place = (targetId: string, methodId: string) => GraphPath;

const phone: Place = (target, id) => graphPath`/users/${target}/authentication/phoneMethods/${id}`;

/** Typed paths only: the generic one deletes nothing (facts/graph.md 1.1). */
const deletable: Partial<Readonly<Record<MethodKind, Place>>> = {
  "mobile-phone": phone,
  "alternate-mobile-phone": phone,
  "office-phone": phone,
  authenticator: (target, id) => graphPath`/users/${target}/authentication/microsoftAuthenticatorMethods/${id}`,
  "software-oath": (target, id) => graphPath`/users/${target}/authentication/softwareOathMethods/${id}`,
};

const common = { timeoutMs: methodTimeoutMs } as const;

export interface MethodChange {
  readonly graph: TenantGraph;
  readonly targetId: string;
  /** Ends all waiting at once: the answer is then "given-up". */
  readonly signal: AbortSignal;
}

/** Deletes or deactivates one method. Graph's refusals are answers; only token problems are thrown. */
export async function removeMethod(change: MethodChange, removal: Removal): Promise<RemovalAnswer> {
  const call = callFor(change.targetId, removal);
  return call ? await carryOut(change, call) : { kind: "refused", trouble: "refused" };
}

/** The way out where the default stands in the way of its own removal (facts/graph.md 2.1.5). */
export async function changeDefault(change: MethodChange, preferred: PreferredMethod): Promise<RemovalAnswer> {
  const path = graphPath`/users/${change.targetId}/authentication/signInPreferences`;
  const body = { userPreferredMethodForSecondaryAuthentication: preferred };
  return await carryOut(change, { ...common, method: "PATCH", version: "beta", path, body });
}

function callFor(targetId: string, { action, method }: Removal): GraphCall | undefined {
  if (action === "deactivate") {
    if (method.kind !== "hardware-oath") return undefined;
    const path = graphPath`/users/${targetId}/authentication/hardwareOathMethods/${method.id}/deactivate`;
    return { ...common, method: "POST", version: "beta", path };
  }
  const path = deletable[method.kind]?.(targetId, method.id);
  return path && { ...common, method: "DELETE", version: "v1.0", path };
}

async function carryOut({ graph, signal }: MethodChange, call: GraphCall): Promise<RemovalAnswer> {
  try {
    return toRemovalAnswer(call, await graph.send(call, { patience: removalPatience, signal }));
  } catch (error) {
    if (signal.aborted) return { kind: "refused", trouble: "given-up" };
    throw error;
  }
}

function toRemovalAnswer(call: GraphCall, answer: GraphAnswer): RemovalAnswer {
  const id = requestIdOf(answer);
  if (answer.status >= 200 && answer.status < 300) return { kind: "removed", ...id };
  // The person's own absence is told by the directory; every other 404 here is the method's (facts/graph.md 2.3).
  const isGone = answer.status === 404 && errorOf(answer).code !== "Request_ResourceNotFound";
  if (isGone && call.method !== "PATCH") return { kind: "already-gone", ...id };
  return { kind: "refused", trouble: troubleOf(answer), ...id };
}

const byStatus: Readonly<Record<number, StepTrouble>> = {
  0: "unreachable",
  403: "forbidden",
  429: "throttled",
  502: "unreachable",
  503: "unreachable",
  504: "unreachable",
};

function troubleOf(answer: GraphAnswer): StepTrouble {
  return byStatus[answer.status] ?? ruleBehind(errorOf(answer).message) ?? "refused";
}

/** Messages are not contractual: matched loosely, after the status (facts/graph.md 2.1.2, 2.4.5). */
function ruleBehind(message: string): StepTrouble | undefined {
  if (/default/i.test(message) && /cannot\s+(be\s+)?delete/i.test(message)) return "default-method";
  return /alternate\s*mobile/i.test(message) ? "alternate-mobile-first" : undefined;
}
