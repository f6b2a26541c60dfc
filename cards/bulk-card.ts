import { fields, type Verb, verbs } from "../core/presses/vocabulary.ts";
import { shortReference } from "../core/reference.ts";
import { type BulkCustomer, type BulkProgress, peopleIn } from "../core/reset/bulk.ts";
import { short } from "./kit/foreign.ts";
import { box, buttons, type Card, card, type Element, fact, item, line, press, subheading } from "./kit/kit.ts";
import { resultWords } from "./parts/outcome-person.ts";
import { actNames } from "./words/act-words.ts";
import { andMore } from "./words/and-more.ts";
import { countWords, customerWords, peopleWords, stoppedWords } from "./words/bulk-words.ts";
import { expectedWords } from "./words/expected-words.ts";
import { thousands } from "./words/thousands.ts";
import { count, nameAndCustomer } from "./words/words.ts";

const mostCustomers = 10;

/** A bulk under way: how far it is, how long it takes yet, and the buttons that stop it or let it go on. */
export function bulkCard(view: BulkProgress): Card {
  const { head, counts, customers, latest } = view;
  const { batch, act, operator } = head;
  const all = peopleIn(counts);
  return card(`${titles[batch.mode]}: ${actNames[act]} for ${peopleWords(all)}`, [
    line({ bold: countWords(counts) }),
    progress(all - counts.left, all),
    batch.mode !== "running" && box("warning", [line({ bold: `${titles[batch.mode]}. ` }, stoppedWords(view))]),
    ...rest(view),
    ...(customers.length > 1 ? [line(andMore(customers.map(customerWords), mostCustomers, "; "))] : []),
    ...(latest.length > 0 ? [subheading("Last"), ...latest.map(latestLine)] : []),
    fact("By", short(operator.name, 40)),
    fact("Reference", shortReference(batch.batchId)),
    buttons(turns(view)),
  ]);
}

const titles = { running: "Working", paused: "Paused", cancelled: "Cancelling" } as const;

/** How long yet, and what it waits for. */
function rest({ head, counts, customers, expectedMs }: BulkProgress): Element[] {
  const { mode } = head.batch;
  const awaiting = customers.filter(({ awaitingSignIn }) => awaitingSignIn > 0);
  const held = Math.max(0, ...customers.map(({ heldMs }) => heldMs));
  const time = expectedWords(expectedMs) ?? "less than a minute";
  const lines: Element[] = [];
  if (mode === "running") lines.push(line({ bold: "Takes yet: " }, time));
  if (mode === "paused") lines.push(line("Who is under way is finished; nobody else is begun."));
  if (mode === "cancelled") lines.push(line(`Who is under way is finished: ${thousands(counts.left)} left.`));
  if (held >= 1000) lines.push(line(heldWords(held, customers)));
  if (awaiting.length > 0)
    lines.push(line({ bold: "Waiting for a sign-in. " }, awaitingWords(head.operator.name, awaiting)));
  if (mode === "running") lines.push(line({ quiet: "You can leave this chat: the result appears here." }));
  return lines;
}

/** Rounded up: what goes on sooner than said disappoints nobody. */
function heldWords(ms: number, customers: readonly BulkCustomer[]): string {
  const names = customers.filter(({ heldMs }) => heldMs >= 1000).map(({ customerName }) => short(customerName, 40));
  return `Microsoft asked us to wait ${count(Math.ceil(ms / 1000), "second")} in ${andMore(names, 3)}.`;
}

function awaitingWords(operatorName: string, awaiting: readonly BulkCustomer[]): string {
  const each = awaiting.map((one) => `${short(one.customerName, 40)} ${thousands(one.awaitingSignIn)}`);
  const who = short(operatorName, 40);
  return `${andMore(each, mostCustomers)}: ${who} has the card for it, and 15 minutes. It goes on by itself then.`;
}

function latestLine(reset: BulkProgress["latest"][number]): Element {
  return item({ bold: nameAndCustomer(reset.plan.target) }, `: ${resultWords(reset)}`);
}

function turns({ head }: BulkProgress): (Element | false)[] {
  const { batchId, mode } = head.batch;
  const on = (title: string, verb: Verb) => press(title, { verb, data: { [fields.batch]: batchId } });
  return [
    mode === "running" && on("Pause", verbs.bulkPause),
    mode === "paused" && on("Go on", verbs.bulkGoOn),
    mode !== "cancelled" && on("Cancel what is left", verbs.bulkCancel),
    on("Refresh", verbs.bulkShow),
  ];
}

/** A bar where the client knows one; its words otherwise. */
function progress(done: number, all: number): Element {
  const percent = all === 0 ? 0 : Math.floor((100 * done) / all);
  return { type: "ProgressBar", value: percent, max: 100, color: "Accent", fallback: line(`${percent} % done`) };
}
