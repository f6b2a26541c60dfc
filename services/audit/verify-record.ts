import type { AuditChains } from "./audit-chains.ts";
import { type Checked, createCheckRecord } from "./check-record.ts";
import { headsChain } from "./seal-entry.ts";

/** Checks the whole table, page by page. `key`: only checkpoints of this public key count. */
export async function verifyRecord(chains: AuditChains, key?: string): Promise<Checked> {
  const checkpoints = await chains.checkpoints();
  const ends = await chains.ends();
  const record = createCheckRecord({ checkpoints, ends, ...(key !== undefined && { key }) });
  const first = checkpoints.find(({ chain }) => chain === headsChain)?.seq ?? 0;
  const last = ends.get(headsChain)?.seq ?? 0;
  for await (const { sealed, intact } of entriesBehind(chains, first)) {
    // What others write meanwhile is not looked at: its ends are not known here.
    if (sealed.head.seq > last) break;
    record.take(sealed, intact);
  }
  return record.result();
}

async function* entriesBehind(chains: AuditChains, first: number) {
  let from: number | undefined = first;
  while (from !== undefined) {
    const page = await chains.after(from);
    yield* page;
    from = page.at(-1)?.sealed.head.seq;
  }
}
