import type { EffectiveRule } from "../../../core/access/access.ts";
import { ruleForTargets } from "../../../core/access/rule-for-targets.ts";
import { stillRequired } from "../../../core/access/still-required.ts";
import type { Ticks } from "../../../core/command.ts";
import type { Details } from "../../../core/details.ts";
import type { Customer } from "../../../core/directory/people.ts";
import type { Missing } from "../../../core/reset/missing.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { alternateMobileLeftBehind } from "../../../core/reset/plan-reset.ts";
import type { AccessSource } from "../../access/access-source.ts";

export interface WhatsMissing {
  readonly rule: EffectiveRule;
  /** Reset id → method ids left ticked. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly missing: readonly Missing[];
}

/** What the rules of now still ask for before these may be claimed. */
export function whatsMissing(
  open: readonly PendingReset[],
  { ticks, details }: { readonly ticks: Ticks; readonly details: Details },
  { access, home }: { readonly access: AccessSource; readonly home: Customer },
): WhatsMissing {
  const chosen = new Map(open.map((reset) => [reset.id, tickedOf(reset, ticks)]));
  const targets = open.map(({ plan }) => plan.target);
  const rule = stillRequired(ruleForTargets(access.current(), home, targets), open);
  return { rule, chosen, missing: [...missingDetails(rule, details), ...missingTicks(open, chosen)] };
}

/** Only positions that stand in the stored plan count; whatever else a client sends names nothing. */
function tickedOf(reset: PendingReset, ticks: Ticks): readonly string[] {
  const all = reset.plan.removals.map(({ method }) => method.id);
  const positions = ticks[reset.position];
  return positions ? all.filter((_, index) => positions.includes(index)) : all;
}

export function missingDetails(rule: EffectiveRule, details: Details): Missing[] {
  const missing: Missing[] = [];
  if (rule.requireReason && details.reason === undefined) missing.push("reason");
  const verified = details.verification !== undefined && details.verification !== "not-verified";
  if (rule.requireVerification && !verified) missing.push("verification");
  if (rule.requireTicket && details.ticket === undefined) missing.push("ticket");
  return missing;
}

function missingTicks(batch: readonly PendingReset[], chosen: ReadonlyMap<string, readonly string[]>): Missing[] {
  // A revoke has nothing to tick.
  const open = batch.filter(({ act }) => act === "reset");
  if (open.length === 0) return [];
  const tickedIn = (reset: PendingReset) => chosen.get(reset.id) ?? [];
  if (open.every((reset) => tickedIn(reset).length === 0)) return ["nothing-ticked"];
  return open.some((reset) => alternateMobileLeftBehind(reset.plan, tickedIn(reset))) ? ["alternate-mobile-first"] : [];
}
