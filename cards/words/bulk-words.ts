import type { BulkCounts, BulkCustomer, BulkHead, BulkView } from "../../core/reset/bulk.ts";
import { ranOut } from "../../core/reset/ran-out.ts";
import { pausedBy } from "../../core/reset/refusal.ts";
import { short } from "../kit/foreign.ts";
import { present } from "../kit/kit.ts";
import { refusalWords } from "./refusal-words.ts";
import { thousands } from "./thousands.ts";
import { timeOfDay } from "./time.ts";
import { count } from "./words.ts";

/** "137 people". */
export function peopleWords(number: number): string {
  return `${thousands(number)} ${number === 1 ? "person" : "people"}`;
}

/** "38 done, 2 still have methods, 1 failed, 18 left": those that are none are not named. */
export function countWords(counts: BulkCounts): string {
  const { done, left } = counts;
  return present([`${thousands(done)} done`, ...troubleWords(counts), left > 0 && `${thousands(left)} left`]).join(
    ", ",
  );
}

/** "4 still have methods", "3 were left out". */
export function troubleWords(counts: BulkCounts): string[] {
  const { stillRegistered, unproven, failed, leftOut, changed } = counts;
  return present([
    stillRegistered > 0 && `${thousands(stillRegistered)} still ${stillRegistered === 1 ? "has" : "have"} methods`,
    failed > 0 && `${thousands(failed)} failed`,
    unproven > 0 && `${thousands(unproven)} could not be checked`,
    changed > 0 && `${thousands(changed)} changed since the summary`,
    leftOut > 0 && `${thousands(leftOut)} ${leftOut === 1 ? "was" : "were"} left out`,
  ]);
}

/** "Contoso: 40 of 80 done". */
export function customerWords({ customerName, done, people }: BulkCustomer): string {
  return `${short(customerName, 40)}: ${thousands(done)} of ${thousands(people)} done`;
}

/** Who stopped it and when, or what made it pause by itself. */
export function stoppedWords({ head, customers }: Pick<BulkView, "head" | "customers">): string {
  const { batch } = head;
  const [by, hours] = [pausedBy.read(batch.why), ranOut.read(batch.why)];
  const when = timeOfDay(batch.changedAt);
  if (hours !== undefined) return `By itself, ${when}: it had been paused for ${count(hours, "hour")}.`;
  if (!by) return `By ${nameIn(head)}, ${when}.`;
  const customer = customers.find(({ tenantId }) => tenantId === by.tenantId.toLowerCase());
  const where = customer ? ` in ${short(customer.customerName, 40)}` : "";
  return `By itself, ${when}: ten in a row${where} ended the same way: ${refusalWords(by.refusal)}.`;
}

const nameIn = ({ batch, operator }: BulkHead): string => short((batch.by ?? operator).name, 40);
