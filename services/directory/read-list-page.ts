import { type Place, pageSize, type Tally } from "../../core/directory/directory.ts";
import type { Customer } from "../../core/directory/people.ts";
import type { SilentCustomer } from "../../core/directory/silent-customer.ts";
import { inParallel } from "../in-parallel.ts";

/** Where inside a customer: the first page, or the one behind a link. */
export type Mark = Pick<Place, "link" | "withoutReport">;

/** Some rows of one customer, in their order. */
export interface Slice<Row> {
  readonly rows: readonly Row[];
  /** How many the customer has in all; on a first page only, where it is known. */
  readonly count?: number;
  readonly next?: Mark;
  /** These rows were dear: the page ends with them, full or not. */
  readonly endsPage?: boolean;
}

export interface ListPage<Row, Found extends Slice<Row>> {
  readonly rows: readonly Row[];
  /** Where the next page begins; unset: this is the last. */
  readonly next?: Place;
  readonly tallies: readonly Tally[];
  /** Customers that were asked for this page and gave no answer. */
  readonly silent: readonly SilentCustomer[];
  readonly answered: readonly string[];
  /** What the rows came from. */
  readonly used: readonly Found[];
}

export interface ListQuestion<Found> {
  readonly customers: readonly Customer[];
  readonly from: Place;
  readonly tallies: readonly Tally[];
  /** Asks every customer for its first page at once, so that all are counted. */
  readonly askAll: boolean;
  readonly ask: (customer: Customer, mark: Mark) => Promise<Found | SilentCustomer>;
}

/** First pages asked at a time: as many as one operator may have under way. */
const width = 8;

/**
 * One page of the union, customer after customer (docs/decisions.md). First pages are asked eight at a time, and those known to be
 * empty not at all, so that a page takes few round trips however many customers are selected.
 */
export async function readListPage<Row, Found extends Slice<Row>>(
  question: ListQuestion<Found>,
): Promise<ListPage<Row, Found>> {
  const reader = new PageReader<Row, Found>(question);
  if (question.askAll) await reader.askAhead(question.customers.map((_, index) => index));
  const next = question.customers.length === 0 ? undefined : await reader.fill();
  return { ...reader.result(), ...(next && { next }) };
}

class PageReader<Row, Found extends Slice<Row>> {
  readonly #question: ListQuestion<Found>;
  readonly #ahead = new Map<number, Found | SilentCustomer>();
  readonly #tallies: Map<string, number>;
  readonly #silent = new Map<string, SilentCustomer>();
  readonly #answered = new Set<string>();
  readonly #rows: Row[] = [];
  readonly #used: Found[] = [];

  constructor(question: ListQuestion<Found>) {
    this.#question = question;
    this.#tallies = new Map(question.tallies.map(({ tenantId, count }) => [tenantId, count]));
  }

  result(): Omit<ListPage<Row, Found>, "next"> {
    return {
      rows: this.#rows,
      tallies: [...this.#tallies].map(([tenantId, count]) => ({ tenantId, count })),
      silent: [...this.#silent.values()],
      answered: [...this.#answered],
      used: this.#used,
    };
  }

  async askAhead(indexes: readonly number[]): Promise<void> {
    await inParallel(indexes, width, async (index) => {
      this.#ahead.set(index, await this.#ask(index, {}));
    });
  }

  /** Fills the page; tells where the next one begins. */
  async fill(): Promise<Place | undefined> {
    let place: Place | undefined = this.#question.from;
    let isOpen = true;
    while (place !== undefined && isOpen) {
      const found: Found | SilentCustomer = await this.#sliceAt(place);
      const after: Place | undefined = "reason" in found ? undefined : this.#take(found, place);
      isOpen = this.#rows.length < pageSize && !("endsPage" in found && found.endsPage);
      place = after ?? this.#customerAfter(place.customer);
    }
    return place;
  }

  /** Takes what fits; tells where this customer goes on, if it does. */
  #take(found: Found, place: Place): Place | undefined {
    const available = found.rows.slice(place.skip);
    const taken = available.slice(0, pageSize - this.#rows.length);
    this.#rows.push(...taken);
    this.#used.push(found);
    if (taken.length < available.length) return { ...place, skip: place.skip + taken.length };
    return found.next && { customer: place.customer, ...found.next, skip: 0 };
  }

  async #sliceAt({ customer, link, withoutReport }: Place): Promise<Found | SilentCustomer> {
    const mark = { ...(link !== undefined && { link }), ...(withoutReport && { withoutReport }) };
    if (link !== undefined || withoutReport) return await this.#ask(customer, mark);
    if (!this.#ahead.has(customer)) await this.askAhead(this.#wave(customer));
    return this.#ahead.get(customer) ?? (await this.#ask(customer, {}));
  }

  /** The customers that will fill the page, as far as it is known; no more than are asked in one round trip. */
  #wave(first: number): number[] {
    const indexes: number[] = [];
    let missing = pageSize - this.#rows.length;
    for (let index: number | undefined = first; index !== undefined; index = this.#customerAfter(index)?.customer) {
      indexes.push(index);
      missing -= this.#tallyOf(index) ?? 1;
      if (missing <= 0 || indexes.length === width) break;
    }
    return indexes;
  }

  #customerAfter(index: number): Place | undefined {
    const { customers } = this.#question;
    for (let next = index + 1; next < customers.length; next += 1) {
      const heard = this.#ahead.get(next);
      const isEmpty = this.#tallyOf(next) === 0 || (heard !== undefined && "reason" in heard);
      if (!isEmpty) return { customer: next, skip: 0 };
    }
    return undefined;
  }

  #tallyOf(index: number): number | undefined {
    return this.#tallies.get(this.#question.customers[index]?.tenantId ?? "");
  }

  async #ask(index: number, mark: Mark): Promise<Found | SilentCustomer> {
    const customer = this.#question.customers[index];
    // A place that names no customer can only be a fault of ours.
    if (!customer) throw new Error(`The list has no customer ${index}.`);
    const found = await this.#question.ask(customer, mark);
    if ("reason" in found) this.#silent.set(customer.tenantId, found);
    else this.#answered.add(customer.tenantId);
    if (!("reason" in found) && found.count !== undefined) this.#tallies.set(customer.tenantId, found.count);
    return found;
  }
}
