import {
  type MethodsFilter,
  type MethodsRow,
  type MethodsState,
  type WithoutReport,
} from "../core/directory/directory.ts";
import type { MethodKind, PreferredMethod } from "../core/reset/method.ts";
import { fit } from "./kit/fit.ts";
import { short } from "./kit/foreign.ts";
import { box, type Card, card, type Element, item, line } from "./kit/kit.ts";
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
import { andMore } from "./words/and-more.ts";
import { silentBox } from "./words/silent-words.ts";
import { ago, timeOfDay } from "./words/time.ts";
import { kindWords, preferredWords } from "./words/words.ts";

const filterWords: Readonly<Record<MethodsFilter, string>> = {
  all: "Everybody",
  "not-registered": "Not registered for MFA",
  registered: "Registered for MFA",
  "phone-only": "Phone only",
  passwordless: "Passwordless",
};

const withoutWords: Readonly<Record<WithoutReport, string>> = {
  "no-licence": "Microsoft's report needs Entra ID P1 or P2 there",
  "no-role": "Microsoft's report needs the Entra role Reports Reader, Security Reader or Global Reader",
  "no-permission": "the bot was not given the permission AuditLog.Read.All there",
};

const mostWithout = 6;

/** The Authentication Methods view: what ten people of the selected customers have registered. */
export function methodsCard(view: ListView<MethodsState>): Card {
  return fit([48, 32, 20, 14], (longest) => methodsWith(view, longest));
}

function methodsWith(view: ListView<MethodsState>, longest: number): Card {
  const { viewId, version, state, customers, notice } = view;
  const on: OnList = { list: "methods", viewId, version };
  const choices = Object.entries(filterWords).map(([value, title]) => ({ title, value }));
  return card("Authentication methods", [
    selectionBar(customers, viewId),
    noticeBox(notice),
    silentBox(state.silent),
    withoutReport(state),
    ...searchPart(on, state, choices),
    ...state.rows.map((row, position) => methodsRow(on, position, { row, state, longest })),
    ...pagePart(on, state),
    line({ quiet: ageOf(view) }),
    ...actionsPart(on, state),
  ]);
}

/** Pages are remembered for a while, and the report itself lags: it proves nothing about a reset. */
function ageOf({ state, now }: ListView<MethodsState>): string {
  const lag = isFromReport(state) ? " Microsoft's report can lag hours behind." : "";
  return `Read at ${timeOfDay(state.oldestAt)}, ${ago(state.oldestAt, now)}.${lag}`;
}

/** Anybody on this page. */
function isFromReport({ rows, withoutReport: without }: MethodsState): boolean {
  if (rows.length === 0) return without.length === 0;
  return rows.some((row) => !without.some(({ customerName }) => customerName === row.customerName));
}

function withoutReport({ withoutReport: customers }: MethodsState): Element | false {
  if (customers.length === 0) return false;
  const rest = customers.length - mostWithout;
  return box("emphasis", [
    line(
      { bold: "Read person by person. " },
      "Filters look at the people of each page only. Who is an administrator, and what Microsoft prefers, is not known there.",
    ),
    ...customers
      .slice(0, mostWithout)
      .map(({ customerName, why }) => item({ bold: short(customerName) }, `: ${withoutWords[why]}.`)),
    rest > 0 && line(`And ${rest} more.`),
  ]);
}

function methodsRow(
  on: OnList,
  position: number,
  { row, state, longest }: { row: MethodsRow; state: MethodsState; longest: number },
): Element {
  const ticked = state.actions.allowed.length > 0 ? { ticked: isTicked(state.ticked, row) } : {};
  const kind = [row.administrator ? "administrator" : "", row.userType === "guest" ? "guest" : ""];
  const who = [row.userPrincipalName, state.customers.length > 1 ? row.customerName : "", ...kind].filter(Boolean);
  const preferred = preferences(row);
  return rowOf(on, position, {
    person: row,
    longest,
    lines: [
      line({ bold: registeredWords(row) }, methodsOf(row)),
      line(who.map((part) => short(part, longest)).join(" · ")),
      ...(preferred === "" ? [] : [line({ quiet: preferred })]),
    ],
    ...ticked,
  });
}

function registeredWords({ registered }: MethodsRow): string {
  if (registered === undefined) return "Could not be read";
  return registered ? "Registered" : "Not registered";
}

/** Nobody reads more of them in a list; the details have them all. */
const mostMethods = 8;

/** The details have the whole words; ten rows on a phone have no room for them. */
const kindInShort: Readonly<Partial<Record<MethodKind, string>>> = {
  "mobile-phone": "mobile",
  "alternate-mobile-phone": "alternate mobile",
  "office-phone": "office phone",
  authenticator: "Authenticator",
  "software-oath": "authenticator code",
  "hardware-oath": "hardware token",
  "platform-credential": "platform credential",
  email: "e-mail",
};

function methodsOf({ methods }: MethodsRow): string {
  if (methods.length === 0) return "";
  const words = methods.map((kind) => kindInShort[kind] ?? kindWords[kind]);
  return `: ${andMore(words, mostMethods)}`;
}

/** "Prefers: text message · Microsoft: Authenticator"; nothing of what nobody chose or nobody knows. */
function preferences({ userPreferred, systemPreferred }: MethodsRow): string {
  const own = userPreferred === undefined || userPreferred === "none" ? "" : preferredInShort(userPreferred);
  if (own !== "" && systemPreferred === userPreferred) return `Prefers: ${own}, as Microsoft does`;
  const system = systemPreferred === undefined ? "" : `Microsoft prefers: ${systemWords(systemPreferred)}`;
  return [own && `Prefers: ${own}`, system].filter(Boolean).join(" · ");
}

function systemWords(named: string): string {
  return Object.hasOwn(preferredWords, named) ? preferredInShort(named as PreferredMethod) : short(named, 40);
}

function preferredInShort(preferred: PreferredMethod): string {
  return preferred === "push" ? "Authenticator" : preferredWords[preferred];
}
