import type { Command } from "../command.ts";
import { cleanForeign } from "../text.ts";
import { type Mention, showMarks } from "./mention-marks.ts";
import { namedGroup } from "./named-group.ts";
import { readClauses } from "./read-clauses.ts";

/** "history", "show me the history of alice", "audit log in Contoso": `rest` is whom or what to look for. */
const history =
  /^(?:(?:show|list)(?: me)? )?(?:the |my )?(?:history|audit(?: (?:log|trail))?)(?: (?:of|for))?(?<rest>$| .*$)/i;

/** A longer search is cut. */
const longestSearch = 64;

/** The sentence as a look into the record, or nothing when it is none. A ticket is looked for like a name. */
export function readHistory(text: string, mentions: readonly Mention[]): Command | undefined {
  const said = history.exec(text);
  if (!said) return undefined;
  // A blank before, so that "in Contoso" alone is a clause too.
  const { head, inCustomer, details } = readClauses(` ${namedGroup(said, "rest").trim()}`, mentions);
  const search = cleanForeign(showMarks(head, mentions) || (details.ticket ?? ""), longestSearch);
  return { kind: "history", ...(search && { search }), ...(inCustomer && { inCustomer }) };
}
