import type { Operator } from "../../core/directory/people.ts";

/** Pages of rows, remembered briefly: the registration report is slow, dear, and a day old anyway. */
export interface PageMemory<Page> {
  /** What `read` gave within the last five minutes, or gives now. A failure is not remembered. */
  of(operator: Operator, question: readonly string[], read: () => Promise<Page>): Promise<Page>;
  forget(operator: Operator): void;
}

const lifetimeMs = 5 * 60 * 1000;
/** Ten rows each: a few hundred kilobytes at most, whatever the number of operators. */
const mostPages = 300;

interface Remembered<Page> {
  readonly owner: string;
  readonly until: number;
  readonly page: Page;
}

/** One operator never gets what another has read. */
export function createPageMemory<Page>(now: () => Date): PageMemory<Page> {
  const known = new Map<string, Remembered<Page>>();
  const ownerOf = ({ tenantId, objectId }: Operator) => `${objectId}.${tenantId}`.toLowerCase();
  /** Oldest first, as they were put in. */
  const makeRoom = () => {
    for (const [key, { until }] of known) {
      if (until > now().getTime() && known.size < mostPages) return;
      known.delete(key);
    }
  };
  return {
    async of(operator, question, read) {
      const owner = ownerOf(operator);
      const key = JSON.stringify([owner, ...question]);
      const remembered = known.get(key);
      if (remembered && remembered.until > now().getTime()) return remembered.page;
      const page = await read();
      known.delete(key);
      makeRoom();
      known.set(key, { owner, until: now().getTime() + lifetimeMs, page });
      return page;
    },
    forget(operator) {
      const owner = ownerOf(operator);
      for (const [key, remembered] of known) if (remembered.owner === owner) known.delete(key);
    },
  };
}
