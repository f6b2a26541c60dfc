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
  readonly resets: Pick<ResetStore, "batch">;
  readonly routes: Pick<NotificationRoutes, "of">;
  readonly outbox: Pick<Outbox, "expect" | "expected" | "finish">;
  readonly newId: () => string;
}

export function createNoteEvent({ resets, routes, outbox, newId }: NoteEventDeps): NoteEvent {
  // Spares a reading for every step of a batch; a restart forgets it, and nothing is lost by that.
  const underWay = new Set<string>();
  const expect = async (batchId: string): Promise<boolean> => {
    const tenantIds = new Set((await resets.batch(batchId)).map(({ plan }) => plan.target.tenantId));
    const to = await routes.of([...tenantIds]);
    await outbox.expect(
      batchId,
      to.map(({ id: routeId }) => ({ id: newId(), routeId })),
    );
    return to.length > 0;
  };
  return {
    async note({ kind, batchId }) {
      if (kind === "finished") {
        underWay.delete(batchId);
        const someone = await expect(batchId);
        if (someone) await outbox.finish(batchId);
        return someone;
      }
      if (kind === "progressed" && !underWay.has(batchId)) {
        underWay.add(batchId);
        await expect(batchId);
      }
      return false;
    },
    async catchUp() {
      for (const batchId of await outbox.expected()) {
        const batch = await resets.batch(batchId);
        if (batch.every(({ state }) => state !== "claimed" && state !== "begun")) await outbox.finish(batchId);
      }
    },
  };
}
