import type { PersonRow, UserFilter, UsersState } from "../core/directory/directory.ts";
import { fit } from "./kit/fit.ts";
import { short } from "./kit/foreign.ts";
import { type Card, card, type Element, line } from "./kit/kit.ts";
import {
  actionsPart,
  isTicked,
  type ListView,
  noticeBox,
  type OnList,
  pagePart,
  rowOf,
  searchPart,
} from "./parts/list-parts.ts";
import { selectionBar } from "./parts/selection-parts.ts";
import { silentBox } from "./words/silent-words.ts";
import { stateWords } from "./words/words.ts";

const userFilterWords: Readonly<Record<UserFilter, string>> = {
  all: "Everybody",
  members: "Members",
  guests: "Guests",
  disabled: "Disabled accounts",
  administrators: "Administrators",
};

/** The Users view: ten people of the selected customers, each to tick or to open. */
export function usersCard(view: ListView<UsersState>): Card {
  return fit([48, 32, 20, 14], (longest) => usersWith(view, longest));
}

function usersWith({ viewId, version, state, customers, notice }: ListView<UsersState>, longest: number): Card {
  const on: OnList = { list: "users", viewId, version };
  const choices = Object.entries(userFilterWords).map(([value, title]) => ({ title, value }));
  return card("Users", [
    selectionBar(customers, viewId),
    noticeBox(notice),
    silentBox(state.silent),
    ...searchPart(on, state, choices),
    ...state.rows.map((row, position) => userRow(on, position, { row, state, longest })),
    ...pagePart(on, state),
    ...actionsPart(on, state),
  ]);
}

function userRow(
  on: OnList,
  position: number,
  { row, state, longest }: { row: PersonRow; state: UsersState; longest: number },
): Element {
  const ticked = state.actions.allowed.length > 0 ? { ticked: isTicked(state.ticked, row) } : {};
  const customer = state.customers.length > 1 ? [row.customerName] : [];
  const known = [row.userPrincipalName, ...customer, row.jobTitle ?? "", stateOf(row)];
  const about = known.filter((part) => part !== "").map((part) => short(part, longest));
  return rowOf(on, position, { person: row, longest, lines: [line(about.join(" · "))], ...ticked });
}

/** "Member, synced from on-premises": always there, so that nothing has to be read from its absence. */
function stateOf(row: PersonRow): string {
  const words = stateWords(row);
  return row.userType === "guest" ? words.join(", ") : ["member", ...words].join(", ");
}
