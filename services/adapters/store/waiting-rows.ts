import type { Kysely } from "kysely";
import type { Operator } from "../../../core/directory/people.ts";
import type { Database } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

const lifetimeMs = 10 * 60 * 1000;

/** What waits for its operator, ten minutes, one per operator and place; a place is a conversation, or something in it. */
export function waitingRows<What extends object>(db: Kysely<Database>, now: () => Date) {
  return {
    keep: (operator: Operator, place: string, what: What): Promise<void> =>
      orUnavailable(async () => {
        const at = now();
        await db.deleteFrom("waiting_commands").where("expires_at", "<=", at).execute();
        const waiting = { command: storableJson(what), expires_at: new Date(at.getTime() + lifetimeMs) };
        await db
          .insertInto("waiting_commands")
          .values({ operator_key: operatorKey(operator), conversation_id: storable(place), ...waiting })
          .onConflict((conflict) => conflict.columns(["operator_key", "conversation_id"]).doUpdateSet(waiting))
          .execute();
      }),
    find: (operator: Operator, place: string): Promise<What | undefined> =>
      orUnavailable(async () => {
        const row = await db
          .selectFrom("waiting_commands")
          .select("command")
          .where("operator_key", "=", operatorKey(operator))
          .where("conversation_id", "=", storable(place))
          .where("expires_at", ">", now())
          .executeTakeFirst();
        return row && (row.command as What);
      }),
    /** Hands it out once. */
    take: (operator: Operator, place: string): Promise<What | undefined> =>
      orUnavailable(async () => {
        const row = await db
          .deleteFrom("waiting_commands")
          .where("operator_key", "=", operatorKey(operator))
          .where("conversation_id", "=", storable(place))
          .returningAll()
          .executeTakeFirst();
        return row && row.expires_at > now() ? (row.command as What) : undefined;
      }),
  };
}
