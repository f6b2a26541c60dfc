import type { Kysely } from "kysely";
import type { SignIns } from "../../sign-in/sign-ins.ts";
import type { Database } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";

/** When each operator last signed in, in SQL. */
export function createSignIns(db: Kysely<Database>): SignIns {
  return {
    remember: (operator, at) =>
      orUnavailable(async () => {
        const row = { operator_key: operatorKey(operator), at };
        const query = db.insertInto("sign_ins").values(row);
        await query.onConflict((conflict) => conflict.column("operator_key").doUpdateSet({ at })).execute();
      }),
    lastOf: (operator) =>
      orUnavailable(async () => {
        const query = db.selectFrom("sign_ins").select("at").where("operator_key", "=", operatorKey(operator));
        return (await query.executeTakeFirst())?.at;
      }),
    forget: (operator) =>
      orUnavailable(async () => {
        await db.deleteFrom("sign_ins").where("operator_key", "=", operatorKey(operator)).execute();
      }),
  };
}
