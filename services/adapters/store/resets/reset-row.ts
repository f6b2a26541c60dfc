import type { Insertable, Selectable } from "kysely";
import { briefOf } from "../../../../core/reset/brief.ts";
import type { PendingReset } from "../../../../core/reset/pending-reset.ts";
import type { PendingResetsTable, StoredBrief } from "../database.ts";
import { operatorKey } from "../operator-key.ts";
import { storable, storableJson } from "../storable.ts";

/** A pending reset as its row. */
export const resetRow = { from, read };

function from(reset: PendingReset): Insertable<PendingResetsTable> {
  const { target } = reset.plan;
  return {
    id: reset.id,
    batch_id: reset.batchId,
    position: reset.position,
    operator_key: operatorKey(reset.operator),
    operator: storableJson(reset.operator),
    conversation_id: storable(reset.conversationId),
    target_tenant_id: target.tenantId.toLowerCase(),
    target_object_id: target.objectId.toLowerCase(),
    act: reset.act,
    from_view: reset.from ?? null,
    plan: storableJson(reset.plan),
    administrator: reset.administrator,
    last_reset_at: time(reset.lastResetAt),
    state: reset.state,
    details: storableJson(reset.details),
    chosen: reset.chosen ? storableJson(reset.chosen) : null,
    steps: storableJson(reset.steps),
    outcome: reset.outcome ? storableJson(reset.outcome) : null,
    created_at: new Date(reset.createdAt),
    expires_at: new Date(reset.expiresAt),
    claimed_at: time(reset.claimedAt),
    own: reset.own ? storableJson(reset.own) : null,
    brief: storableJson(storedBrief(reset)),
  };
}

function storedBrief(reset: PendingReset): StoredBrief {
  const { displayName: name, customerName, userType } = reset.plan.target;
  return { ...briefOf(reset, new Date(reset.createdAt)), name, customerName, guest: userType === "guest" };
}

function time(iso: string | undefined): Date | null {
  return iso === undefined ? null : new Date(iso);
}

function read(row: Selectable<PendingResetsTable>): PendingReset {
  return {
    id: row.id,
    batchId: row.batch_id,
    position: row.position,
    operator: row.operator,
    conversationId: row.conversation_id,
    act: row.act,
    ...(row.from_view !== null && { from: row.from_view }),
    plan: row.plan,
    administrator: row.administrator,
    ...(row.last_reset_at && { lastResetAt: row.last_reset_at.toISOString() }),
    state: row.state,
    details: row.details,
    ...(row.own && { own: row.own }),
    ...(row.chosen && { chosen: row.chosen }),
    steps: row.steps,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...afterConfirm(row),
  };
}

function afterConfirm(row: Selectable<PendingResetsTable>) {
  const { outcome, claimed_at: claimedAt, sessions, parked: why, parked_at: at } = row;
  return {
    ...(sessions && { sessions }),
    ...(outcome && { outcome }),
    ...(claimedAt && { claimedAt: claimedAt.toISOString() }),
    ...(why && at && { parked: { why, at: at.toISOString() } }),
  };
}
