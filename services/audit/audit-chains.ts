import type { AuditEntry } from "./audit.ts";
import type { Checkpoint, MakeCheckpoint } from "./checkpoint.ts";
import type { ChainEnd, SealedEntry } from "./seal-entry.ts";

/** An entry as the table has it. */
export interface StoredEntry {
  readonly sealed: SealedEntry;
  /** The columns it is found by say what the entry says. */
  readonly intact: boolean;
}

/** Which entries of one chain: from (inclusive) to (exclusive) a time. */
export interface ChainPart {
  readonly chain: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** A customer in the record, by the name its newest entry has. */
export interface RecordedChain {
  readonly chain: string;
  readonly customerName?: string;
}

/** The audit table. Throws `store-unavailable`. */
export interface AuditChains {
  /** Seals the entry behind its chain and commits it; one writer at a time in each chain, whichever process. */
  append(entry: AuditEntry): Promise<SealedEntry>;
  /** The entry as the table gives it back: what is hashed. */
  asStored(entry: AuditEntry): AuditEntry;
  /** Commits entries that their only writer sealed, all or none; at most a hundred. One whose place is taken throws. */
  write(sealed: readonly SealedEntry[]): Promise<void>;
  /** Puts back an entry that the table lost, if it is the very next one in both of its chains; false: it is not. */
  putBack(sealed: SealedEntry): Promise<boolean>;
  /** The end of every chain, that of the heads included. */
  ends(): Promise<ReadonlyMap<string, ChainEnd>>;
  /** Up to 500 entries in the order they were written, behind this place in the chain of heads. */
  after(headSeq: number): Promise<readonly StoredEntry[]>;
  /** One unbroken stretch of a chain: from the first to the last entry of that time. */
  part(part: ChainPart): Promise<readonly StoredEntry[]>;
  chains(): Promise<readonly RecordedChain[]>;
  /** Which kinds of entries a reset has. */
  kindsOf(resetId: string): Promise<ReadonlySet<AuditEntry["kind"]>>;
  /** The newest of each chain. */
  checkpoints(): Promise<readonly Checkpoint[]>;
  /** Removes what is older and leaves a checkpoint in every chain it touched; how many entries went. */
  prune(before: Date, at: Date, make: MakeCheckpoint): Promise<number>;
}
