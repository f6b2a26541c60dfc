import type { Kysely } from "kysely";
import type { View, ViewStore } from "../../directory/view-store.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

/** Open views, in SQL. */
export function createViewStore(db: Kysely<Database>, now: () => Date): ViewStore {
  return {
    add: (view) =>
      orUnavailable(async () => {
        await db.deleteFrom("views").where("expires_at", "<=", now()).execute();
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
