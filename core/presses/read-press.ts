import { alwaysRevokes, cleanReasonText, cleanTicket } from "../clean-details.ts";
import type { Command, OnPage, Ticks } from "../command.ts";
import type { Details } from "../details.ts";
import { elsewherePlaces } from "../reset/elsewhere.ts";
import { cleanForeign } from "../text.ts";
import { readText } from "../typed/read-text.ts";
import {
  Forged,
  type Press,
  readId,
  readOneOf,
  readPage,
  readPosition,
  readPositions,
  readString,
} from "./press-fields.ts";
import { bulkReaders } from "./read-bulk-press.ts";
import { historyReaders } from "./read-history-press.ts";
import { readTime } from "./read-time.ts";
import { readRowTicks, viewReaders } from "./read-view-press.ts";
import { afterTicksPrefix, fields, reasons, verbs, verifications } from "./vocabulary.ts";

const tenantIdPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** More customers than anybody ticks. */
const mostTenants = 500;

const readers: ReadonlyMap<unknown, (press: Press) => Command> = new Map<unknown, (press: Press) => Command>([
  [verbs.confirm, readConfirm],
  [verbs.cancel, (press) => ({ kind: "reset.cancel", batchId: readId(press, fields.batch) })],
  [verbs.show, (press) => ({ kind: "reset.show", batchId: readId(press, fields.batch) })],
  [verbs.again, (press) => ({ kind: "reset.again", batchId: readId(press, fields.batch) })],
  [verbs.choose, readChoose],
  [verbs.summaryPage, (press) => readTurn(press, "people")],
  [verbs.summaryExcluded, (press) => readTurn(press, "excluded")],
  ...bulkReaders(),
  [verbs.help, () => ({ kind: "help" })],
  ...viewReaders(),
  [verbs.customers, readCustomers],
  [verbs.applyCustomers, (press) => ({ kind: "customers.apply", selected: readTicked(press), ...readThen(press) })],
  [verbs.checkCustomer, readCheckCustomer],
  ...historyReaders(),
  [verbs.elsewhereRecord, readElsewhere],
  [verbs.elsewhereCancel, (press) => ({ kind: "elsewhere.press", viewId: readId(press, fields.view) })],
  [verbs.whoAmI, () => ({ kind: "who-am-i" })],
  [verbs.signIn, () => ({ kind: "sign-in" })],
  [verbs.signOut, () => ({ kind: "sign-out" })],
  [verbs.say, (press) => readText(readString(press, fields.text), [])],
]);

/**
 * The command in a pressed button: `verb` and `data` of an Action.Execute, which any client can make up. Anything malformed is
 * `forged`; unknown keys are ignored. Whether the id is known and whose it is, the store decides.
 */
export function readPress(verb: unknown, data: unknown): Command {
  try {
    const reader = readers.get(verb);
    if (!reader) throw new Forged();
    return reader(toPress(data));
  } catch (error) {
    if (error instanceof Forged) return { kind: "unreadable", why: "forged" };
    throw error;
  }
}

/** A button without data sends none. */
function toPress(data: unknown): Press {
  if (data === undefined || data === null) return {};
  if (typeof data !== "object" || Array.isArray(data)) throw new Forged();
  return data as Press;
}

function readConfirm(press: Press): Command {
  return {
    kind: "reset.confirm",
    batchId: readId(press, fields.batch),
    ticks: readTicks(press),
    details: readDetails(press),
    ...readOnPage(press),
  };
}

function readTurn(press: Press, of: "people" | "excluded"): Command {
  const batchId = readId(press, fields.batch);
  return {
    kind: "reset.page",
    batchId,
    of,
    to: readPage(press, fields.to),
    ...readOnPage(press),
    details: readDetails(press),
  };
}

/** Only a card of many people shows a page. */
function readOnPage(press: Press): { readonly on?: OnPage } {
  const ticks = readRowTicks(press);
  return ticks ? { on: { page: readPage(press, fields.page), ticks } } : {};
}

function readChoose(press: Press): Command {
  return {
    kind: "reset.choose",
    choiceId: readId(press, fields.choice),
    picked: readPositions(readString(press, fields.picked)),
  };
}

/** A button that only opens the selector carries no ticks; the selector's own buttons carry all of them. */
function readCustomers(press: Press): Command {
  const search = cleanForeign(readString(press, fields.search), 60);
  const ticked = Object.hasOwn(press, fields.kept) ? readTicked(press) : undefined;
  return { kind: "customers", ...(search && { search }), ...(ticked && { ticked }), ...readThen(press) };
}

function readCheckCustomer(press: Press): Command {
  const [tenantId] = readTenantIds(readString(press, fields.tenant));
  if (tenantId === undefined) throw new Forged();
  return { kind: "customers.check-again", tenantId, ticked: readTicked(press), ...readThen(press) };
}

function readTicked(press: Press): readonly string[] {
  const all = [fields.kept, fields.selected].flatMap((field) => readTenantIds(readString(press, field)));
  return [...new Set(all)];
}

/** Whether they are served, and reach of the operator, the service asks. */
function readTenantIds(text: string): readonly string[] {
  const ids = text === "" ? [] : text.split(",");
  if (ids.length > mostTenants || !ids.every((id) => tenantIdPattern.test(id))) throw new Forged();
  return ids.map((id) => id.toLowerCase());
}

function readThen(press: Press): { readonly then?: string } {
  return Object.hasOwn(press, fields.then) ? { then: readId(press, fields.then) } : {};
}

/** Shown on the card but absent from the press: nothing is ticked. Not shown at all: all ticks are kept. Both lists of a reset count together. */
function readTicks(press: Press): Ticks {
  const ticks = new Map<number, readonly number[]>();
  for (const position of readPositions(readString(press, fields.withTicks))) ticks.set(position, []);
  for (const input of Object.keys(press)) {
    const named = afterTicksPrefix(input);
    if (named === undefined) continue;
    const position = readPosition(named);
    ticks.set(position, [...new Set([...(ticks.get(position) ?? []), ...readPositions(readString(press, input))])]);
  }
  return Object.fromEntries(ticks);
}

/** The reason says nothing about the sessions here: only the tick does. */
function readElsewhere(press: Press): Command {
  const doneAt = readTime(readString(press, fields.when));
  const said = {
    place: readOneOf(press, fields.place, elsewherePlaces) ?? "other",
    ...(doneAt !== undefined && { doneAt }),
    details: {
      ...readDetails(press),
      revokeSessions: readOneOf(press, fields.revoke, ["true", "false"]) === "true",
    },
  };
  return { kind: "elsewhere.press", viewId: readId(press, fields.view), said };
}

function readDetails(press: Press): Details {
  const reason = readOneOf(press, fields.reason, reasons);
  const reasonText = cleanReasonText(readString(press, fields.reasonText));
  const verification = readOneOf(press, fields.verification, verifications);
  const ticket = cleanTicket(readString(press, fields.ticket));
  return {
    ...(reason && { reason }),
    ...(reasonText && { reasonText }),
    ...(verification && { verification }),
    ...(ticket && { ticket }),
    revokeSessions: readOneOf(press, fields.revoke, ["true", "false"]) === "true" || alwaysRevokes(reason),
  };
}
