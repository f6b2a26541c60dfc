import type { CommandOf } from "./command.ts";

/** The commands that look people up in the selected customers. None of them changes anything: each leads to a list, a summary or a question. */
export type SearchCommand = CommandOf<"reset.start" | "elsewhere" | "user" | "users" | "methods">;

/** Does the selection decide whom it finds? A named customer, an address, an id and a mention say by themselves who is meant. */
export function searchesSelection(command: SearchCommand): boolean {
  if (command.inCustomer !== undefined) return false;
  if (command.kind === "users" || command.kind === "methods") return true;
  const { whole, parts } = command.wanted;
  return whole !== undefined || parts.some(({ by }) => by === "name");
}
