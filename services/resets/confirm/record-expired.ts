import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Audit } from "../../audit/audit.ts";

/** Pending resets whose ten minutes are over. Throws `store-unavailable`. */
export interface ExpiredResets {
  /** Up to 100 whose expiry is not in the record yet; they are taken: no other call, in whatever process, gets them too. */
  take(now: Date): Promise<readonly Pick<PendingReset, "id" | "operator" | "plan">[]>;
  /** It could not be recorded: it is there for the next to take. */
  putBack(resetId: string): Promise<void>;
}

/** Writes into the record which summaries nobody confirmed. How many; throws `no-record`. */
export type RecordExpired = () => Promise<number>;

export function createRecordExpired(deps: { expired: ExpiredResets; audit: Audit; now: () => Date }): RecordExpired {
  const { expired, audit, now } = deps;
  return async () => {
    const taken = await expired.take(now());
    const left = new Set(taken.map(({ id }) => id));
    try {
      for (const { id: resetId, operator, plan } of taken) {
        await audit.record({ kind: "expired", operator, at: now().toISOString(), resetId, target: plan.target });
        left.delete(resetId);
      }
    } finally {
      for (const resetId of left) await expired.putBack(resetId);
    }
    return taken.length;
  };
}
