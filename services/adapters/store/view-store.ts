import type { Kysely } from "kysely";
import type { View, ViewStore } from "../../directory/view-store.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

/** An expired one is not found anyway. */
const pruneEveryMs = 60_000;

/** Open views, in SQL. */
export function createViewStore(db: Kysely<Database>, now: () => Date): ViewStore {
  let prunedAt = Number.NEGATIVE_INFINITY;
  const prune = async () => {
    const at = now();
    if (Math.abs(at.getTime() - prunedAt) < pruneEveryMs) return;
    prunedAt = at.getTime();
    await db.deleteFrom("views").where("expires_at", "<=", at).execute();
  };
  return {
    add: (view) =>
      orUnavailable(async () => {
        await prune();
        await db.insertInto("views").values(rowOf(view)).execute();
      }),
    find: (id) =>
      orUnavailable(async () => {
        const query = db.selectFrom("views").selectAll().where("id", "=", storable(id));
        const row = await query.where("expires_at", ">", now()).executeTakeFirst();
        if (!row) return undefined;
        const { conversation_id: conversationId, expires_at: expiresAt, ...view } = row;
        return { ...view, conversationId, expiresAt: expiresAt.toISOString() };
      }),
    save: (view) =>
      orUnavailable(async () => {
        const { version, state, expires_at } = rowOf(view);
        const { numUpdatedRows } = await db
          .updateTable("views")
          .set({ version, state, expires_at })
          .where("id", "=", storable(view.id))
          .where("version", "=", view.version - 1)
          .where("expires_at", ">", now())
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
  };
}

function rowOf({ id, operator, conversationId, version, state, expiresAt }: View) {
  return {
    id: storable(id),
    operator: storableJson(operator),
    conversation_id: storable(conversationId),
    version,
    state: storableJson(state),
    expires_at: new Date(expiresAt),
  };
}
