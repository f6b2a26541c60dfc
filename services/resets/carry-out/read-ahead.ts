import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { requestsLeft } from "../../requests-left.ts";
import type { OpenTenant } from "../../tenants/open-tenant.ts";
import type { ResetStore } from "../reset-store.ts";
import { type ReadAgain, readAgain } from "./check-again.ts";

/** What the second check goes by, asked of Microsoft at the press on Confirm already, while the claim is written and its job begins. */
export interface ReadAhead {
  /** Begins to read. Resolves as soon as that is under way; never throws. */
  begin(reset: PendingReset): Promise<void>;
  /** What this process began to read at the press, once; undefined: read anew. Never throws. */
  taken(reset: PendingReset): Promise<ReadAgain | undefined>;
}

export interface ReadAheadDeps {
  readonly openTenant: OpenTenant;
  readonly resets: Pick<ResetStore, "lastReset">;
  readonly now: () => Date;
  readonly timeout: (ms: number) => AbortSignal;
}

/** A job that begins later than this reads anew, whatever it waited for. */
const freshForMs = 1_000;
/** The clocks of two replicas may differ by so much. */
const clocksDifferMs = 5_000;

interface Begun {
  readonly at: Date;
  readonly read: Promise<ReadAgain | undefined>;
}

export function createReadAhead({ openTenant, resets, now, timeout }: ReadAheadDeps): ReadAhead {
  const begun = new Map<string, Begun>();

  async function read(reset: PendingReset): Promise<ReadAgain | undefined> {
    const unwanted = new AbortController();
    const { operator, plan } = reset;
    // What Microsoft delays is read by the job, whose card says what it waits for.
    const paused = () => {
      unwanted.abort();
    };
    try {
      const tenant = await openTenant(operator, plan.target.tenantId, { signal: unwanted.signal, paused });
      return await readAgain(reset, tenant);
    } catch {
      return undefined;
    }
  }

  return {
    async begin(reset) {
      begun.set(reset.id, { at: now(), read: read(reset) });
      timeout(freshForMs).addEventListener("abort", () => begun.delete(reset.id), { once: true });
      // The embedded database has one connection: what the reading asks of it comes before the claim.
      await requestsLeft();
    },
    async taken({ id, plan: { target } }) {
      const ahead = begun.get(id);
      begun.delete(id);
      if (!ahead) return undefined;
      const since = new Date(ahead.at.getTime() - clocksDifferMs);
      // One of the same person ended meanwhile, which this one had to wait for: what was read before that is old.
      const last = await resets.lastReset(target, since).catch(() => since.toISOString());
      return last === undefined ? await ahead.read : undefined;
    },
  };
}
