import { bulkCard } from "../cards/bulk-card.ts";
import { bulkOutcomeCard } from "../cards/bulk-outcome-card.ts";
import { channelNoteCard, type NoteState } from "../cards/channel-note-card.ts";
import type { Card } from "../cards/kit/kit.ts";
import { type Operator, sameAccount } from "../core/directory/people.ts";
import { peopleIn } from "../core/reset/bulk.ts";
import type { SeenBulk } from "../services/resets/bulk/view-bulk.ts";
import type { Reply } from "./dialog.ts";

/** A bulk in its present state, and what a channel may see of it: counts. */
export function bulkFaces({ kind, view }: SeenBulk): { readonly card: Card; readonly note: Card } {
  return { card: kind === "over" ? bulkOutcomeCard(view) : bulkCard(view), note: bulkNote({ kind, view } as SeenBulk) };
}

/** The same as an answer. Somebody else's bulk leaves its own card where it is. */
export function bulkReply(seen: SeenBulk, operator: Operator): Reply {
  const { head } = seen.view;
  const watches = !sameAccount(head.operator, operator);
  return { ...bulkFaces(seen), personal: true, batchId: head.batch.batchId, ...(watches && { watches }) };
}

function bulkNote({ kind, view }: SeenBulk): Card {
  const { head, counts, customers } = view;
  const done = customers.reduce((sum, customer) => sum + customer.done, 0);
  return channelNoteCard({
    operatorName: head.operator.name,
    people: [],
    counts: { people: peopleIn(counts), customers: customers.length },
    state: stateOf(kind, view.head.batch.mode),
    act: head.act,
    done,
    reference: head.batch.batchId,
  });
}

function stateOf(kind: SeenBulk["kind"], mode: "running" | "paused" | "cancelled"): NoteState {
  if (kind === "over") return "done";
  return mode === "paused" ? "paused" : "working";
}
