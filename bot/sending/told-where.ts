import { noticeCard } from "../../cards/notice-card.ts";
import type { Operator } from "../../core/directory/people.ts";
import type { Reply } from "../../dialogs/dialog.ts";

/** Whoever typed in a shared conversation is told there where the answer is; what belongs to a batch brings a note of its own. */
export function toldWhere(reply: Reply, { name }: Pick<Operator, "name">): Reply {
  if (!reply.personal || reply.note || reply.batchId !== undefined) return reply;
  const text = `${name} reads it in their own chat with me.`;
  return { ...reply, note: noticeCard({ title: "Answered in the personal chat", text }) };
}
