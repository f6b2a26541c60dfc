import type { Audit, AuditCustomer } from "./audit.ts";
import type { AuditChains, ChainPart } from "./audit-chains.ts";
import type { Checkpoint, MakeCheckpoint } from "./checkpoint.ts";
import { followChain, type Tampered } from "./follow-chain.ts";
import type { Link, SealedEntry } from "./seal-entry.ts";

/** One stretch of one customer's chain, with all that is needed to check it anywhere. */
export interface AuditExport {
  readonly format: "mfa-reset-desk.audit.1";
  readonly chain: string;
  readonly customerName: string;
  /** The last entry's place: what is signed, where the desk has a key. */
  readonly checkpoint: Checkpoint;
  /** In order, without a gap. */
  readonly entries: readonly ExportedEntry[];
}

export type ExportedEntry = Link & { readonly entry: SealedEntry["entry"] };

export interface ExportRequest extends ChainPart {
  readonly customerName: string;
  readonly format: "csv" | "json";
}

export type ExportPart = (request: ExportRequest) => Promise<AuditExport | undefined>;

/** Takes a stretch out and writes down that it was taken: no record, no export. Undefined: there is nothing of that time. */
export function createExportPart(deps: {
  readonly chains: AuditChains;
  readonly audit: Audit;
  readonly make: MakeCheckpoint;
  readonly now: () => Date;
}): ExportPart {
  const { chains, audit, make, now } = deps;
  return async ({ customerName, format, ...part }) => {
    const entries = (await chains.part(part)).map(({ sealed }) => sealed);
    const last = entries.at(-1);
    if (!last) return undefined;
    const customer: AuditCustomer = { tenantId: part.chain, customerName };
    await audit.record({ kind: "exported", at: now().toISOString(), customer, format, rows: entries.length });
    return {
      format: "mfa-reset-desk.audit.1",
      chain: part.chain,
      customerName,
      checkpoint: make(part.chain, last, now()),
      entries: entries.map(({ seq, previous, hash, entry }) => ({ seq, previous, hash, entry })),
    };
  };
}

/** The first entry of an export that is not as it was written; undefined: all are. Signatures are judged elsewhere. */
export function checkExport({ chain, checkpoint, entries }: AuditExport): Tampered | undefined {
  const [first] = entries;
  if (!first) return { chain, seq: checkpoint.seq, how: "missing" };
  let end = { seq: first.seq - 1, hash: first.previous };
  for (const entry of entries) {
    const followed = followChain(chain, end, entry);
    if ("how" in followed) return followed;
    end = followed;
  }
  if (end.seq < checkpoint.seq) return { chain, seq: end.seq + 1, how: "missing" };
  const same = checkpoint.chain === chain && checkpoint.seq === end.seq && checkpoint.hash === end.hash;
  return same ? undefined : { chain, seq: end.seq, how: "other-end" };
}
