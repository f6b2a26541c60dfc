import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { AuditEntry } from "../../audit/audit.ts";
import type { SealedEntry } from "../../audit/seal-entry.ts";

const link = { seq: z.number().int(), previous: z.string(), hash: z.string() };

/** An entry as it was written, by its hashes: the content is any object, whatever kinds later versions add. */
const sealedEntry = z
  .object({ chain: z.string(), ...link, entry: z.record(z.string(), z.unknown()), head: z.object(link) })
  .transform((sealed) => ({ ...sealed, entry: sealed.entry as unknown as AuditEntry }) satisfies SealedEntry);

/** A line of the audit file; `sealed` unset: cut off by a crash, or an entry that never reached its chain. */
export interface AuditLine {
  /** From 1. */
  readonly number: number;
  readonly sealed?: SealedEntry;
}

/** The lines of an audit file in order; none where there is no file. */
export async function* readAuditFile(path: string): AsyncGenerator<AuditLine> {
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })) {
      number += 1;
      const sealed = sealedEntry.safeParse(parse(line));
      yield sealed.success ? { number, sealed: sealed.data } : { number };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
