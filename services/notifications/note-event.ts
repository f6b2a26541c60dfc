import { bulkCounts } from "../../core/reset/bulk.ts";
import { mostOnOneCard } from "../../core/reset/summary.ts";
import type { BulkStore } from "../resets/bulk/bulk-store.ts";
import type { ResetEvent } from "../resets/reset-events.ts";
import type { ResetStore } from "../resets/reset-store.ts";
import type { NotificationRoutes } from "./notification-routes.ts";
import type { Outbox } from "./outbox.ts";

/** What happens to a batch, written down for the channels of its customers. Nothing is posted by this. */
export interface NoteEvent {
  /** True: there is something to post. */
  note(event: ResetEvent): Promise<boolean>;
  /** At a start: batches that ended while nobody could write it down. */
  catchUp(): Promise<void>;
}

export interface NoteEventDeps {
  readonly resets: Pick<ResetStore, "progress">;
  readonly bulks: Pick<BulkStore, "customers">;
  readonly routes: Pick<NotificationRoutes, "of">;
  readonly outbox: Pick<Outbox, "expect" | "expected" | "say" | "finish">;
  readonly newId: () => string;
}

interface Expected {
  readonly someone: boolean;
  /** Told from its beginning on; of few people only the result is. */
  readonly along: boolean;
}

export function createNoteEvent({ resets, bulks, routes, outbox, newId }: NoteEventDeps): NoteEvent {
  // Spares a reading for every step of a batch; a restart forgets it, and nothing is lost by that.
  const underWay = new Map<string, Expected>();
  const expect = async (batchId: string): Promise<Expected> => {
    const customers = await bulks.customers(batchId);
    const to = await routes.of(customers.map(({ tenantId }) => tenantId));
    await outbox.expect(
      batchId,
      to.map(({ id: routeId }) => ({ id: newId(), routeId })),
    );
    const people = customers.reduce((sum, customer) => sum + customer.people, 0);
    return { someone: to.length > 0, along: to.length > 0 && people > mostOnOneCard };
  };
  return {
    async note({ kind, batchId }) {
      if (kind === "finished") {
        underWay.delete(batchId);
        const { someone } = await expect(batchId);
        if (someone) await outbox.finish(batchId);
        return someone;
      }
      if (kind !== "progressed" && kind !== "paused") return false;
      const known = underWay.get(batchId) ?? (await expect(batchId));
      underWay.set(batchId, known);
      return known.along && (await outbox.say(batchId));
    },
    async catchUp() {
      for (const batchId of await outbox.expected()) {
        const progress = await resets.progress(batchId);
        if (!progress || bulkCounts(progress).left === 0) await outbox.finish(batchId);
      }
    },
  };
}
