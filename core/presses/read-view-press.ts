import type { Action } from "../access/actions.ts";
import type { Command, ListPress } from "../command.ts";
import { methodsFilters, pageSize, userFilters } from "../directory/directory.ts";
import { cleanForeign } from "../text.ts";
import { Forged, type Press, readId, readOneOf, readString } from "./press-fields.ts";
import { fields, rowInput, type Verb, verbs } from "./vocabulary.ts";

/** How long a search may be; a longer one is cut. */
const longestSearch = 64;

type Filters<Filter> = readonly [Filter, ...Filter[]];
type ListReader = <Filter extends string>(press: Press, filters: Filters<Filter>) => ListPress<Filter>;

/** What each button of a list asks for. */
const listReaders: ReadonlyMap<Verb, ListReader> = new Map<Verb, ListReader>([
  [verbs.listSearch, readSearch],
  [verbs.listNext, () => ({ do: "next" })],
  [verbs.listPrevious, () => ({ do: "previous" })],
  [verbs.listRefresh, () => ({ do: "refresh" })],
  [verbs.listUntick, () => ({ do: "untick-all" })],
  [verbs.listLeaveOut, () => ({ do: "leave-out" })],
  [verbs.listOpen, (press) => ({ do: "open", position: readRow(readString(press, fields.position)) })],
  [verbs.listReset, () => ({ do: "act", act: "reset" })],
  [verbs.listRevoke, () => ({ do: "act", act: "revoke-sessions" })],
]);

type UserDoing = Extract<Command, { kind: "user.press" }>["action"];

const userReaders: ReadonlyMap<Verb, UserDoing> = new Map<Verb, UserDoing>([
  [verbs.userSummary, { do: "tab", tab: "summary" }],
  [verbs.userMethods, { do: "tab", tab: "methods" }],
  [verbs.userReset, { do: "act", act: "reset" satisfies Action }],
  [verbs.userRevoke, { do: "act", act: "revoke-sessions" }],
]);

/** The verbs of views, each with the reader of its press. Throws `Forged`. */
export function viewReaders(): [Verb, (press: Press) => Command][] {
  return [
    [verbs.users, () => ({ kind: "users" })],
    [verbs.methods, () => ({ kind: "methods" })],
    [verbs.showView, (press) => ({ kind: "view.show", viewId: readId(press, fields.view) })],
    ...[...listReaders].map(([verb, reader]): [Verb, (press: Press) => Command] => [
      verb,
      (press) => readListPress(press, reader),
    ]),
    ...[...userReaders].map(([verb, action]): [Verb, (press: Press) => Command] => [
      verb,
      (press) => ({ kind: "user.press", viewId: readId(press, fields.view), action }),
    ]),
  ];
}

function readListPress(press: Press, reader: ListReader): Command {
  const ticks = readRowTicks(press);
  const on = { viewId: readId(press, fields.view), version: readVersion(press), ...(ticks && { ticks }) };
  return readOneOf(press, fields.list, ["users", "methods"]) === "methods"
    ? { kind: "methods.press", ...on, action: reader(press, methodsFilters) }
    : { kind: "users.press", ...on, action: reader(press, userFilters) };
}

function readSearch<Filter extends string>(press: Press, filters: Filters<Filter>): ListPress<Filter> {
  const search = cleanForeign(readString(press, fields.find), longestSearch);
  return { do: "search", search, filter: readOneOf(press, fields.filter, filters) ?? filters[0] };
}

/** An unticked check box sends "false"; one that is absent was not shown. No check box at all: the card had none. */
export function readRowTicks(press: Press): readonly number[] | undefined {
  const positions = Array.from({ length: pageSize }, (_, position) => position);
  const shown = positions.filter((position) => Object.hasOwn(press, rowInput(position)));
  const isTicked = (position: number) => readOneOf(press, rowInput(position), ["true", "false"]) === "true";
  return shown.length === 0 ? undefined : shown.filter(isTicked);
}

function readRow(text: string): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) >= pageSize) throw new Forged();
  return Number(text);
}

function readVersion(press: Press): number {
  const text = readString(press, fields.version);
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Forged();
  return Number(text);
}
