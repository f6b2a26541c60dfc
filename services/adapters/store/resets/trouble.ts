import { type SqlBool, sql } from "kysely";

/** Something is left to do for this person, or nobody knows; a condition on their row of `pending_resets`. */
export const trouble = sql<SqlBool>`not (state = 'ended' and outcome->>'verdict' in ('complete', 'nothing-to-reset')
  and coalesce(outcome->>'sessions', '') not in ('failed', 'unknown'))`;
