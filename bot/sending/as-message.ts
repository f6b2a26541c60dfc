import type { Card } from "../../cards/kit/kit.ts";

/** A card as the activity that carries it. */
export function asMessage(card: Card): object {
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }] };
}
