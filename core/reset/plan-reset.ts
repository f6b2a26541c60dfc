import type { Target } from "../directory/people.ts";
import type { Method, MethodKind, MethodsReading, PreferredMethod } from "./method.ts";
import type { Kept, KeptFlag, KeptReason, Removal, ResetPlan } from "./plan.ts";

/** Entra's own "Require re-register MFA", in the order that Graph accepts (facts/graph.md 0.3, 2.2). */
const removalOrder: readonly MethodKind[] = [
  "hardware-oath",
  "software-oath",
  "office-phone",
  "alternate-mobile-phone",
  "mobile-phone",
  "authenticator",
];

/** Which kinds each default stands for (facts/graph.md 2.1.3). A code may come from a token or from the app. */
const kindsBehind: Readonly<Record<PreferredMethod, readonly MethodKind[]>> = {
  push: ["authenticator"],
  oath: ["software-oath", "authenticator"],
  sms: ["mobile-phone"],
  voiceMobile: ["mobile-phone"],
  voiceAlternateMobile: ["alternate-mobile-phone"],
  voiceOffice: ["office-phone"],
  none: [],
  unreadable: [],
};

/** Is this (one of) the method(s) that the default stands for? */
export function isDefaultMethod({ kind }: Method, preferred: PreferredMethod): boolean {
  return kindsBehind[preferred].includes(kind);
}

const recentMs = 7 * 24 * 60 * 60 * 1000;

/** What a reset of this person deletes, deactivates and keeps. The password is never part of the reading. */
export function planReset(target: Target, reading: MethodsReading, now: Date): ResetPlan {
  const removable = reading.methods.filter(isRemovable);
  const kept = reading.methods.filter((method) => !isRemovable(method));
  const change = defaultToSetFirst(removable, [], reading.preferred);
  return {
    target,
    removals: inOrder(removable, change ?? reading.preferred).map(toRemoval),
    kept: kept.map((method) => keep(method, whyKept(method), now)),
    preferred: reading.preferred,
    ...(change && { changeDefaultTo: change }),
    ...(reading.hardwareUnreadable && { hardwareUnreadable: reading.hardwareUnreadable }),
    readAt: now.toISOString(),
  };
}

/** Revoking sessions touches no method, so none is read. */
export function planNothing(target: Target, now: Date): ResetPlan {
  return { target, removals: [], kept: [], preferred: "unreadable", readAt: now.toISOString() };
}

/** The plan with only the ticked removals; the rest stays, by the operator's choice. */
export function onlyTicked(plan: ResetPlan, ticked: readonly string[], now: Date): ResetPlan {
  const going = plan.removals.filter((removal) => ticked.includes(removal.method.id));
  const staying = plan.removals.filter((removal) => !ticked.includes(removal.method.id));
  const change = defaultToSetFirst(going.map(methodOf), staying.map(methodOf), plan.preferred);
  return {
    ...withoutChange(plan),
    removals: going,
    kept: [...staying.map((removal) => keep(removal.method, "not-chosen", now)), ...plan.kept],
    ...(change && { changeDefaultTo: change }),
  };
}

function withoutChange({ changeDefaultTo: _ofTheWhole, ...plan }: ResetPlan): ResetPlan {
  return plan;
}

/** Mobile can't go before alternate mobile (facts/graph.md 2.2): ticking one without the other would be refused. */
export function alternateMobileLeftBehind(plan: ResetPlan, ticked: readonly string[]): boolean {
  const has = (kind: MethodKind, isTicked: boolean) =>
    plan.removals.some(({ method }) => method.kind === kind && ticked.includes(method.id) === isTicked);
  return has("mobile-phone", true) && has("alternate-mobile-phone", false);
}

/** Was this plan made from the same methods? Order and labels don't count; ids, kinds, creation times and actions do. */
export function planFingerprint(plan: ResetPlan): string {
  const removals = plan.removals.map(({ action, method }) => [action, ...identity(method)].join(" "));
  const kept = plan.kept.map(({ method }) => ["keep", ...identity(method)].join(" "));
  return [...removals, ...kept].sort().join("\n");
}

function identity(method: Method): string[] {
  return [method.kind, method.id, method.addedAt ?? ""];
}

/** Ids are unique within a kind only: phones, password and e-mail have the same id for everybody. */
function isRemovable(method: Method): boolean {
  if (method.kind === "hardware-oath") return method.activated === true;
  return removalOrder.includes(method.kind);
}

const methodOf = (removal: Removal): Method => removal.method;

function toRemoval(method: Method): Removal {
  return { action: method.kind === "hardware-oath" ? "deactivate" : "delete", method };
}

/** A stable sort: the default last, since Graph refuses to delete it while others remain; alternate mobile always before mobile. */
function inOrder(methods: readonly Method[], preferred: PreferredMethod): readonly Method[] {
  const last = lastKind(methods, preferred);
  const rank = (method: Method): number =>
    removalOrder.indexOf(method.kind) + (method.kind === last ? removalOrder.length : 0);
  return [...methods].sort((a, b) => rank(a) - rank(b));
}

function lastKind(methods: readonly Method[], preferred: PreferredMethod): MethodKind | undefined {
  return kindsBehind[preferred].find((kind) => methods.some((method) => method.kind === kind));
}

/** What Graph takes as the default for each kind that can be one. */
const preferenceFor: Partial<Record<MethodKind, PreferredMethod>> = {
  authenticator: "push",
  "mobile-phone": "sms",
  "software-oath": "oath",
  "office-phone": "voiceOffice",
  "alternate-mobile-phone": "voiceAlternateMobile",
};

/**
 * A default can't be deleted while others stay, so where it goes and another one stays, that one becomes the default first. Where
 * nothing stays only one case needs it: alternate mobile as the default beside a mobile, of which neither could go first (facts/graph.md 2.1.5).
 */
function defaultToSetFirst(
  going: readonly Method[],
  staying: readonly Method[],
  preferred: PreferredMethod,
): PreferredMethod | undefined {
  const isDefault = (method: Method) => isDefaultMethod(method, preferred);
  if (!going.some(isDefault) || staying.some(isDefault)) return undefined;
  const next = staying.map((method) => preferenceFor[method.kind]).find((preference) => preference !== undefined);
  if (next) return next;
  const besideMobile = going.some((method) => method.kind === "mobile-phone");
  return preferred === "voiceAlternateMobile" && besideMobile ? "voiceMobile" : undefined;
}

function whyKept(method: Method): KeptReason {
  if (method.kind === "hardware-oath") return "already-off";
  return method.kind === "unknown" ? "unknown-kind" : "not-part-of-a-reset";
}

function keep(method: Method, reason: KeptReason, now: Date): Kept {
  return { method, reason, flags: flagsOf(method, now) };
}

function flagsOf(method: Method, now: Date): KeptFlag[] {
  const flags: KeptFlag[] = [];
  if (isRecent(method, now)) flags.push("added-recently");
  if (method.kind === "temporary-access-pass" && method.usable === true) flags.push("usable-pass");
  if (method.inAuthenticatorApp === true) flags.push("passkey-in-app");
  return flags;
}

/** Added in the last seven days: what an attacker would have added. */
export function isRecent(method: Method, now: Date): boolean {
  return method.addedAt !== undefined && now.getTime() - Date.parse(method.addedAt) < recentMs;
}
