import type { ListState, Ticked } from "../../core/directory/directory.ts";
import { pageSize } from "../../core/directory/directory.ts";
import { sameAccount, type Target } from "../../core/directory/people.ts";
import { fields, rowInput, type Verb, verbs } from "../../core/presses/vocabulary.ts";
import { short } from "../kit/foreign.ts";
import { type Choice, field, list, rowTick } from "../kit/inputs.ts";
import { box, buttons, type Element, line, present, press, pressable } from "../kit/kit.ts";
import { andMore } from "../words/and-more.ts";
import { whyMissing } from "../words/missing-words.ts";
import { count, nameOf } from "../words/words.ts";

/** A list as its card shows it. */
export interface ListView<State extends ListState<string, Ticked>> {
  readonly viewId: string;
  readonly version: number;
  readonly state: State;
  /** Names of the customers it is about. */
  readonly customers: readonly string[];
  /** What the last press could not do, in a sentence. */
  readonly notice?: string;
  readonly now: Date;
}

/** Which list, and what every button of it carries. */
export interface OnList {
  readonly list: "users" | "methods";
  readonly viewId: string;
  readonly version: number;
}

const mostNamed = 6;

/** A button of a list: it takes the check boxes along. */
function listPress(title: string, verb: Verb, { list: of, viewId, version }: OnList): Element {
  return press(title, {
    verb,
    data: { [fields.view]: viewId, [fields.version]: String(version), [fields.list]: of },
  });
}

/** What to search for and which people to show. */
export function searchPart(
  on: OnList,
  state: { search: string; filter: string },
  filters: readonly Choice[],
): Element[] {
  return present([
    field({ id: fields.find, label: "Name or address begins with", value: state.search }, 64),
    list({ id: fields.filter, label: "Show", value: state.filter }, filters),
    buttons([listPress("Search", verbs.listSearch, on), listPress("Refresh", verbs.listRefresh, on)]),
  ]);
}

export interface Row {
  readonly person: Pick<Target, "displayName" | "userPrincipalName">;
  /** Characters of the name. */
  readonly longest: number;
  /** Under the name. */
  readonly lines: readonly Element[];
  /** Unset: no check box. */
  readonly ticked?: boolean;
}

/** One person: the name pressed, the details open; beside it the check box, which names the person too. */
export function rowOf(on: OnList, position: number, { person, longest, lines, ticked }: Row): Element {
  const name = nameOf(person, longest);
  // What assistive technology reads must begin with what is seen, and be unlike the other rows.
  const open = withPosition(listPress(`${name}: details ${position + 1}`, verbs.listOpen, on), position);
  const column = (element: Element) => ({
    ...{ type: "Column", width: "stretch", verticalContentAlignment: "Center" },
    items: [element],
  });
  const box = ticked !== undefined && column(rowTick(rowInput(position), `Select ${name}`, ticked));
  const head = { type: "ColumnSet", columns: present([column(pressable(name, open)), box]) };
  // The lines have the whole width: beside the check box they would wrap word by word on a phone.
  return { type: "Container", separator: true, spacing: "Small", items: [head, ...lines] };
}

function withPosition({ data, fallback, ...rest }: Element, position: number): Element {
  const at = { [fields.position]: String(position) };
  const older = fallback as { readonly data: object };
  return {
    ...rest,
    data: { ...(data as object), ...at },
    fallback: { ...older, data: { ...older.data, ...at } },
  };
}

/** Is this row's person among the ticked ones? */
export function isTicked(ticked: readonly Ticked[], row: Ticked): boolean {
  return ticked.some((one) => sameAccount(one, row));
}

/** "11 to 20 of 133", and the way to the neighbours. */
export function pagePart(on: OnList, state: ListState<string, Ticked>): Element[] {
  return present([
    line({ quiet: whichOf(state) }),
    buttons([
      state.page > 0 && listPress("Previous", verbs.listPrevious, on),
      state.hasNext && listPress("Next", verbs.listNext, on),
    ]),
  ]);
}

function whichOf({ page, rows, count: all, atLeast, hasNext }: ListState<string, Ticked>): string {
  const first = page * pageSize + 1;
  if (rows.length === 0) return hasNext ? "Nobody on this page: press Next." : nobody(page);
  const shown = `${first} to ${first + rows.length - 1}`;
  return all === undefined ? shown : `${shown} of ${atLeast ? "at least " : ""}${count(all, "person", "people")}`;
}

function nobody(page: number): string {
  return page === 0 ? "No user matches." : "Nobody more.";
}

/** Who is ticked, on this page and others, and what can be done with them; and why something can't. */
export function actionsPart(on: OnList, { actions, ticked, customers }: ListState<string, Ticked>): Element[] {
  const { allowed, missing } = actions;
  return present([
    allowed.length + ticked.length > 0 && line({ bold: selectedWords(ticked) }),
    buttons([
      allowed.includes("reset") && listPress("Reset all multi-factor authentications", verbs.listReset, on),
      allowed.includes("revoke-sessions") && listPress("Revoke sessions", verbs.listRevoke, on),
      ticked.length > 0 && listPress("Select nobody", verbs.listUntick, on),
    ]),
    ...whyMissing(missing, (left) =>
      left.length < customers.length
        ? listPress(
            `Go on without ${left.length === 1 ? short(left[0] ?? "", 40) : count(left.length, "customer")}`,
            verbs.listLeaveOut,
            on,
          )
        : undefined,
    ),
  ]);
}

function selectedWords(ticked: readonly Ticked[]): string {
  // What is ticked on the screen is known only when it is pressed: "nobody selected" would be untrue beside a tick.
  if (ticked.length === 0) return "Tick people, then press:";
  const names = ticked.map(({ displayName }) => short(displayName, 40));
  return `${ticked.length} selected: ${andMore(names, mostNamed, "; ")}.`;
}

/** What the last press could not do. */
export function noticeBox(notice: string | undefined): Element | undefined {
  return notice === undefined ? undefined : box("attention", [line(notice)]);
}
