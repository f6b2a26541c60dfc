import type { Kysely } from "kysely";
import type { WaitingCommands } from "../../sign-in/waiting-commands.ts";
import type { Database } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

const lifetimeMs = 10 * 60 * 1000;

/** Commands that wait for a sign-in, in SQL. */
export function createWaitingCommands(db: Kysely<Database>, now: () => Date): WaitingCommands {
  return {
    keep: (operator, conversationId, asked) =>
      orUnavailable(async () => {
        const at = now();
        await db.deleteFrom("waiting_commands").where("expires_at", "<=", at).execute();
        const waiting = { command: storableJson(asked), expires_at: new Date(at.getTime() + lifetimeMs) };
        await db
          .insertInto("waiting_commands")
          .values({ operator_key: operatorKey(operator), conversation_id: storable(conversationId), ...waiting })
          .onConflict((conflict) => conflict.columns(["operator_key", "conversation_id"]).doUpdateSet(waiting))
          .execute();
      }),
    take: (operator, conversationId) =>
      orUnavailable(async () => {
        const row = await db
          .deleteFrom("waiting_commands")
          .where("operator_key", "=", operatorKey(operator))
          .where("conversation_id", "=", storable(conversationId))
          .returningAll()
          .executeTakeFirst();
        return row && row.expires_at > now() ? row.command : undefined;
      }),
  };
}
