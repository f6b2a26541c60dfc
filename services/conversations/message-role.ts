/** The operator's card of a batch, the note where it was asked for, and the card of whoever else looked at it last. */
export type MessageRole = "card" | "note" | "watch";
