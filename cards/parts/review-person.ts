import type { Ticks } from "../../core/command.ts";
import type { Target } from "../../core/directory/people.ts";
import { switchOffInput, ticksInput } from "../../core/presses/vocabulary.ts";
import { briefOf } from "../../core/reset/brief.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import type { Removal } from "../../core/reset/plan.ts";
import { short } from "../kit/foreign.ts";
import { checkBoxes } from "../kit/inputs.ts";
import { buttons, type Element, hiddenBox, line, type Part, present, subheading, toggle } from "../kit/kit.ts";
import { count, nameAndCustomer, nameOf, preferredWords, reasonWords, stateWords } from "../words/words.ts";
import { hardwareLine, keptLines, removalLabel, removalWords } from "./method-lines.ts";

export interface ReviewPerson {
  readonly reset: PendingReset;
  readonly now: Date;
  /** Ticks of an earlier press; a reset that is not named keeps all its ticks. */
  readonly ticks: Ticks;
}

/** Whom it is about, in one line: customer, address, job; then what else is known of the account. */
export function personLine({ plan: { target } }: PendingReset): Element {
  return line({ bold: short(target.customerName) }, ` · ${addressAndJob(target)}`, ...stateParts(target));
}

/** The three lists of the summary: what is deleted and what is switched off (with ticks), what stays and why. */
export function methodLists(person: ReviewPerson): Element[] {
  const { plan, position } = person.reset;
  return present([
    removalList(person, "delete", ticksInput(position)),
    removalList(person, "deactivate", switchOffInput(position)),
    ...(plan.kept.length > 0 ? [subheading("Stays, can still sign in"), ...keptLines(plan.kept)] : []),
    plan.hardwareUnreadable && hardwareLine(plan.hardwareUnreadable),
    plan.changeDefaultTo &&
      line(`First the default becomes: ${preferredWords[plan.changeDefaultTo]}. Microsoft asks for that order.`),
  ]);
}

/** Values are positions in the whole plan, whichever list they stand in. */
function removalList({ reset, now, ticks }: ReviewPerson, action: Removal["action"], id: string): Element | undefined {
  const { plan, position } = reset;
  const listed = [...plan.removals.entries()].filter(([, removal]) => removal.action === action);
  if (listed.length === 0) return undefined;
  const ticked = listed.map(([index]) => index).filter((index) => ticks[position]?.includes(index) ?? true);
  return checkBoxes(
    { id, label: `${removalLabel[action]}: untick what should stay` },
    listed.map(([index, removal]) => ({ title: removalWords(removal, now), value: String(index) })),
    ticked.map(String),
  );
}

/** One of several people: who, how much, and the lists under a button. */
export function personWithDetails(person: ReviewPerson): Element[] {
  const { reset } = person;
  const { target } = reset.plan;
  const id = `details-${reset.position}`;
  return present([
    { ...line({ bold: numbered(reset) }), separator: true },
    line(addressAndJob(target), ...stateParts(target)),
    line(amounts(reset)),
    ...ownLines(reset),
    buttons([toggle(`Methods ${reset.position + 1}: ${nameOf(target, 40)}`, [id])]),
    hiddenBox(id, methodLists(person)),
  ]);
}

/** One of very many people: a single line. */
export function personInBrief(reset: PendingReset): Element {
  const state = stateWords(reset.plan.target);
  const what = reset.act === "reset" ? `: ${amounts(reset)}` : "";
  const own = ownWords(reset).map((words) => ` · ${words}`);
  return line(`${numbered(reset)}${state.length > 0 ? ` (${state.join(", ")})` : ""}${what}${own.join("")}`);
}

/** Numbered, so that two people of one name have different buttons. */
function numbered({ position, plan }: PendingReset): string {
  return `${position + 1}. ${nameAndCustomer(plan.target)}`;
}

/** What the row of a list says of this person: it counts instead of what is said below, and is confirmed with it. */
export function ownWords({ own, act }: PendingReset): string[] {
  if (!own) return [];
  return present([
    own.reason && reasonWords[own.reason].toLowerCase(),
    own.revokeSessions === true && act === "reset" && "also signed out everywhere",
    own.ticket !== undefined && `ticket ${short(own.ticket, 40)}`,
  ]);
}

export function ownLines(reset: PendingReset): Element[] {
  const words = ownWords(reset);
  return words.length > 0 ? [line({ bold: "Listed with: " }, words.join(", "))] : [];
}

export function amounts(reset: PendingReset): string {
  const { deletes, switchesOff, kept, flagged, unread } = briefOf(reset, new Date(reset.createdAt));
  const parts = [
    deletes > 0 && `${deletes} will be deleted`,
    switchesOff > 0 && `${switchesOff} will be switched off`,
    kept > 0 && `${count(kept, "method")} ${kept === 1 ? "stays" : "stay"}`,
    flagged > 0 && `look at ${flagged} of them`,
    unread && "hardware tokens could not be read",
  ];
  return present(parts).join(", ");
}

function addressAndJob({ userPrincipalName, jobTitle, department }: Target): string {
  const known = [userPrincipalName, jobTitle, department].filter((part) => part !== undefined);
  return known.map((part) => short(part)).join(" · ");
}

function stateParts(target: Target): Part[] {
  const state = stateWords(target);
  return state.length > 0 ? [{ bold: ` · ${state.join(", ")}` }] : [];
}
