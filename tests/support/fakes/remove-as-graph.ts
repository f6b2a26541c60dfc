import type { Method, MethodKind, PreferredMethod } from "../../../core/reset/method.ts";
import type { RemovalAnswer, StepTrouble } from "../../../core/reset/outcome.ts";
import type { Removal } from "../../../core/reset/plan.ts";

interface Owner {
  methods: Method[];
  readonly preferred: PreferredMethod;
}

const canBeDefault: Partial<Record<MethodKind, readonly PreferredMethod[]>> = {
  authenticator: ["push", "oath"],
  "software-oath": ["oath"],
  "mobile-phone": ["sms", "voiceMobile"],
  "alternate-mobile-phone": ["voiceAlternateMobile"],
  "office-phone": ["voiceOffice"],
};

/** One removal under Graph's two ordering rules (facts/graph.md 2.1, 2.2). */
export function removeAsGraph(owner: Owner, { action, method }: Removal): RemovalAnswer {
  const graphRequestId = `graph-${method.kind}`;
  const there = owner.methods.find(({ kind, id }) => kind === method.kind && id === method.id);
  if (!there) return { kind: "already-gone", graphRequestId };
  if (action === "deactivate") {
    owner.methods = owner.methods.map((one) => (one === there ? { ...one, activated: false } : one));
    return { kind: "removed", graphRequestId };
  }
  const trouble = troubleWith(owner, there);
  if (trouble) return { kind: "refused", trouble, graphRequestId };
  owner.methods = owner.methods.filter((one) => one !== there);
  return { kind: "removed", graphRequestId };
}

function troubleWith({ methods, preferred }: Owner, { kind }: Method): StepTrouble | undefined {
  const others = methods.filter((other) => other.kind !== kind);
  const isDefault = canBeDefault[kind]?.includes(preferred) ?? false;
  if (isDefault && others.some((other) => canBeDefault[other.kind])) return "default-method";
  const alternate = others.some((other) => other.kind === "alternate-mobile-phone");
  return kind === "mobile-phone" && alternate ? "alternate-mobile-first" : undefined;
}
