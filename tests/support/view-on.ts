import { elementsOf } from "../../cards/kit/check-card.ts";
import type { Card } from "../../cards/kit/kit.ts";
import type { MessageView } from "../../emulator/teams/message-view.ts";

/** What a list's buttons carry: `{ view, version, list }`. */
export function viewOn({ attachments }: MessageView): { view: string; version: string; list: string } {
  const bodies = attachments.map(({ content }) => (content as Card).body);
  const button = elementsOf(bodies).find(({ verb }) => verb === "list.search");
  if (!button) throw new Error("No list on this card.");
  return button["data"] as ReturnType<typeof viewOn>;
}
