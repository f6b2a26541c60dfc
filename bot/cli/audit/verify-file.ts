import { access, readFile } from "node:fs/promises";
import { z } from "zod";
import { readAuditFile } from "../../../services/adapters/audit/read-audit-file.ts";
import { type Checked, createCheckRecord } from "../../../services/audit/check-record.ts";
import { type Checkpoint, checkSignature } from "../../../services/audit/checkpoint.ts";
import { type AuditExport, checkExport } from "../../../services/audit/export-part.ts";
import { Refusal } from "./read-audit-arguments.ts";

const place = { seq: z.number().int(), hash: z.string() };
const exported = z.object({
  format: z.literal("mfa-reset-desk.audit.1"),
  chain: z.string(),
  customerName: z.string(),
  checkpoint: z.object({
    chain: z.string(),
    ...place,
    at: z.string(),
    key: z.string().optional(),
    signature: z.string().optional(),
  }),
  entries: z.array(z.object({ ...place, previous: z.string(), entry: z.record(z.string(), z.unknown()) })),
});

/** What a file says of itself, beside what was checked. */
export interface CheckedFile {
  readonly checked: Checked;
  readonly notes: readonly string[];
}

/** Checks an export, or the lines beside the embedded store (`.jsonl`), with nothing else at hand. Throws `Refusal`. */
export async function verifyFile(path: string, key: string | undefined): Promise<CheckedFile> {
  await access(path).catch(() => {
    throw new Refusal(`${path} can't be read.`);
  });
  return path.endsWith(".jsonl") ? verifyLines(path) : verifyExport(await readExport(path), key);
}

async function verifyLines(path: string): Promise<CheckedFile> {
  const record = createCheckRecord({ checkpoints: [], fromAnywhere: true });
  let unsealed = 0;
  let from: number | undefined;
  for await (const { sealed } of readAuditFile(path)) {
    if (!sealed) unsealed += 1;
    else {
      from ??= sealed.head.seq;
      record.take(sealed);
    }
  }
  const notes = [
    ...(from !== undefined && from > 1 ? [`It begins at entry ${from} of the whole record.`] : []),
    ...(unsealed > 0 ? [`${unsealed} of its lines are in no chain: cut off, from before, or never recorded.`] : []),
    "A file can't tell whether its last lines are missing: the table can.",
  ];
  return { checked: record.result(), notes };
}

function verifyExport(given: AuditExport, key: string | undefined): CheckedFile {
  const { chain, checkpoint, entries, customerName } = given;
  const fault = checkExport(given);
  const unsigned = isTrusted(checkpoint, key) ? [] : [{ chain, seq: checkpoint.seq, how: "bad-signature" as const }];
  return {
    checked: { entries: entries.length, chains: 1, tampered: [...(fault ? [fault] : []), ...unsigned] },
    notes: [
      `${customerName}, entries ${entries[0]?.seq ?? 0} to ${checkpoint.seq}, exported ${checkpoint.at}.`,
      saySignature(checkpoint, key),
    ],
  };
}

function isTrusted(checkpoint: Checkpoint, key: string | undefined): boolean {
  const signature = checkSignature(checkpoint);
  if (key === undefined) return signature !== "forged";
  return signature === "signed" && checkpoint.key === key;
}

function saySignature(checkpoint: Checkpoint, key: string | undefined): string {
  const { key: by } = checkpoint;
  if (by === undefined) {
    return "Not signed: whoever made this file could have made another. Compare its last hash with the desk's.";
  }
  return `Signed by the key ${by}.${key === undefined ? " Compare it with the desk's own, or give that one with --key." : ""}`;
}

async function readExport(path: string): Promise<AuditExport> {
  try {
    const { checkpoint, ...rest } = exported.parse(JSON.parse(await readFile(path, "utf8")));
    return { ...rest, checkpoint } as unknown as AuditExport;
  } catch {
    throw new Refusal(`${path} is no export of this program. An audit file beside a data folder ends in .jsonl.`);
  }
}
