import type { Kysely } from "kysely";
import type { ConversationStore } from "../../conversations/conversation-store.ts";
import type { Database } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

/** Teams delivers a message again within minutes; facts/teams.md. */
const replayWindowMs = 10 * 60 * 1000;
const pruneEveryMs = 60 * 1000;
/** After this an old card is answered where it is pressed, never updated from outside. */
const attachmentLifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** Where people can be reached, and which message belongs to which batch, in SQL. */
export function createConversationStore(db: Kysely<Database>, now: () => Date): ConversationStore {
  return { ...personalAddresses(db), ...attachments(db, now), firstSight: firstSight(db) };
}

function personalAddresses(
  db: Kysely<Database>,
): Pick<ConversationStore, "rememberPersonal" | "forgetPersonal" | "personal"> {
  return {
    rememberPersonal: (operator, { serviceUrl, conversationId, kind }) =>
      orUnavailable(async () => {
        const address = { service_url: serviceUrl, conversation_id: storable(conversationId), kind };
        await db
          .insertInto("conversations")
          .values({ operator_key: operatorKey(operator), ...address })
          // Said with every message, and nearly always known: then nothing is written.
          .onConflict((conflict) =>
            conflict
              .column("operator_key")
              .doUpdateSet(address)
              .where((row) =>
                row.or([
                  row("conversations.service_url", "!=", address.service_url),
                  row("conversations.conversation_id", "!=", address.conversation_id),
                  row("conversations.kind", "!=", address.kind),
                ]),
              ),
          )
          .execute();
      }),
    forgetPersonal: (operator) =>
      orUnavailable(async () => {
        await db.deleteFrom("conversations").where("operator_key", "=", operatorKey(operator)).execute();
      }),
    personal: (operator) =>
      orUnavailable(async () => {
        const query = db.selectFrom("conversations").selectAll().where("operator_key", "=", operatorKey(operator));
        const row = await query.executeTakeFirst();
        return row && { serviceUrl: row.service_url, conversationId: row.conversation_id, kind: row.kind };
      }),
  };
}

function attachments(db: Kysely<Database>, now: () => Date): Pick<ConversationStore, "attach" | "attached"> {
  return {
    attach: (batchId, role, message) =>
      orUnavailable(async () => {
        const at = now();
        const old = new Date(at.getTime() - attachmentLifetimeMs);
        await db.deleteFrom("attachments").where("attached_at", "<", old).execute();
        const place = { message: storableJson(message), attached_at: at };
        await db
          .insertInto("attachments")
          .values({ batch_id: storable(batchId), role, ...place })
          .onConflict((conflict) => conflict.columns(["batch_id", "role"]).doUpdateSet(place))
          .execute();
      }),
    attached: (batchId, role) =>
      orUnavailable(async () => {
        const query = db.selectFrom("attachments").select("message").where("batch_id", "=", storable(batchId));
        return (await query.where("role", "=", role).executeTakeFirst())?.message;
      }),
  };
}

function firstSight(db: Kysely<Database>): ConversationStore["firstSight"] {
  let prunedAt = Number.NEGATIVE_INFINITY;
  return (conversationId, activityId, at) =>
    orUnavailable(async () => {
      const forgotten = new Date(at.getTime() - replayWindowMs);
      if (at.getTime() - prunedAt >= pruneEveryMs) {
        await db.deleteFrom("seen_activities").where("seen_at", "<=", forgotten).execute();
        prunedAt = at.getTime();
      }
      // One that should have been pruned is as good as gone.
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("seen_activities")
        .values({ conversation_id: storable(conversationId), activity_id: storable(activityId), seen_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(["conversation_id", "activity_id"])
            .doUpdateSet({ seen_at: at })
            .where("seen_activities.seen_at", "<=", forgotten),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    });
}
