import type { Ticks } from "../../../core/command.ts";
import type { Details } from "../../../core/details.ts";
import type { Customer } from "../../../core/directory/people.ts";
import { isExpired } from "../../../core/reset/pending-reset.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { ReadAhead } from "../carry-out/read-ahead.ts";
import { checkOwn, type Press } from "../prepare/own-batch.ts";
import type { ResetStore } from "../reset-store.ts";
import { whatsMissing } from "./whats-missing.ts";

/** Before anything else is asked for a press on Confirm: begins what its job will need of Microsoft. Never throws, changes nothing. */
export type ReadAtPress = (press: Press & { readonly ticks: Ticks; readonly details: Details }) => Promise<void>;

export interface ReadAtPressDeps {
  readonly resets: Pick<ResetStore, "only">;
  readonly readAhead: Pick<ReadAhead, "begin">;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly now: () => Date;
}

/** Somebody sits and waits for one person; many wait for their turn anyway. Only where the press will be a claim. */
export function createReadAtPress(deps: ReadAtPressDeps): ReadAtPress {
  return async ({ ticks, details, ...press }) => {
    try {
      const reset = await deps.resets.only(press.batchId);
      if (reset?.state !== "pending" || isExpired(reset, deps.now())) return;
      checkOwn([reset], press);
      if (whatsMissing([reset], { ticks, details }, deps).missing.length === 0) await deps.readAhead.begin(reset);
    } catch {
      // The press itself finds out, and says so.
    }
  };
}
