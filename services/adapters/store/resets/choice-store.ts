import type { Kysely } from "kysely";
import type { ChoiceStore } from "../../../resets/prepare/choice-store.ts";
import type { Database } from "../database.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable, storableJson } from "../storable.ts";

/** What choose cards offer, in SQL. An expired one is still found (its card says so) until the next is saved. */
export function createChoiceStore(db: Kysely<Database>, now: () => Date): ChoiceStore {
  return {
    save: ({ id, operator, ...choice }) =>
      orUnavailable(async () => {
        await db.deleteFrom("choices").where("expires_at", "<=", now()).execute();
        await db
          .insertInto("choices")
          .values({
            id,
            operator: storableJson(operator),
            choice: storableJson(choice),
            expires_at: new Date(choice.expiresAt),
          })
          .execute();
      }),
    find: (id) =>
      orUnavailable(async () => {
        const query = db.selectFrom("choices").selectAll().where("id", "=", storable(id));
        const row = await query.executeTakeFirst();
        return row && { id: row.id, operator: row.operator, ...row.choice };
      }),
  };
}
