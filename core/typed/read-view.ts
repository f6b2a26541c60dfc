import type { Command } from "../command.ts";
import { cleanForeign } from "../text.ts";
import { type Mention, showMarks } from "./mention-marks.ts";
import { namedGroup } from "./named-group.ts";
import { type Clauses, readClauses } from "./read-clauses.ts";
import { readWanted } from "./read-wanted.ts";

const begin = "(?:(?:show|list|find|search)(?: me)? )?(?:(?:all|the|my) )*";

/** "users", "list users ali", "user": `rest` is whom to search for. */
const users = new RegExp(`^${begin}(?:users|people)(?: (?:for|named|called))?(?<rest>$| .*$)|^user$`, "i");
/** "user alice", "details of alice": `rest` is whom. */
const user = new RegExp(`^${begin}(?:user(?: details)?|details)(?: (?:of|for))?(?<rest> .+)$`, "i");
/** "authentication methods", "methods ali", "methods of ali": `rest` is whom to search for. */
const methods = new RegExp(`^${begin}(?:auth(?:entication)?[- ])?methods?(?: (?:of|for))?(?<rest>$| .*$)`, "i");

/** "in Fabrikam users", "in Fabrikam, Contoso: authentication methods ali": the other way round. */
const customersFirst =
  /^in (?<where>[^ ].*?)[ ,:]+(?<view>(?:(?:show|list|find|search)(?: me)? )?(?:(?:all|the|my) )*(?:users|people|(?:auth(?:entication)?[- ])?methods)(?: .*)?)$/i;

/** A longer search is cut. */
const longestSearch = 64;

/** The sentence as a view, or nothing when it is none. */
export function readView(text: string, mentions: readonly Mention[]): Command | undefined {
  const turned = customersFirst.exec(text);
  if (turned) return readView(`${namedGroup(turned, "view")} in ${namedGroup(turned, "where")}`, mentions);
  const list = users.exec(text);
  if (list) return { kind: "users", ...searchIn(namedGroup(list, "rest"), mentions) };
  const report = methods.exec(text);
  if (report) return { kind: "methods", ...searchIn(namedGroup(report, "rest"), mentions) };
  const one = user.exec(text);
  return one ? readUser(readClauses(namedGroup(one, "rest").trim(), mentions), mentions) : undefined;
}

function searchIn(rest: string, mentions: readonly Mention[]) {
  // A blank before, so that "in Contoso" alone is a clause too.
  const { head, inCustomer } = readClauses(` ${rest.trim()}`, mentions);
  const search = cleanForeign(showMarks(head, mentions).trim().replace(/^@/, ""), longestSearch);
  return { ...(search && { search }), ...(inCustomer && { inCustomer }) };
}

function readUser({ head, inCustomer }: Clauses, mentions: readonly Mention[]): Command {
  const wanted = readWanted(head, mentions);
  if (typeof wanted === "string") return { kind: "unreadable", why: wanted };
  return { kind: "user", wanted, ...(inCustomer && { inCustomer }) };
}
