import { type Kysely, sql } from "kysely";
import type { OperatorPreferences, Preferences } from "../../preferences/preferences.ts";
import type { Database } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storableJson } from "./storable.ts";

/** Operators' preferences, in SQL. */
export function createPreferences(db: Kysely<Database>): Preferences {
  return {
    of: (operator) =>
      orUnavailable(async () => {
        const query = db
          .selectFrom("preferences")
          .select("preference")
          .where("operator_key", "=", operatorKey(operator));
        const row = await query.executeTakeFirst();
        return (row?.preference ?? {}) satisfies OperatorPreferences;
      }),
    set: (operator, part) =>
      orUnavailable(async () => {
        await sql`
          insert into preferences (operator_key, preference) values (${operatorKey(operator)}, ${storableJson(part)}::jsonb)
          on conflict (operator_key) do update set preference = preferences.preference || excluded.preference
        `.execute(db);
      }),
  };
}
