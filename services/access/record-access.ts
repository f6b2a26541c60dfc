import { createHash } from "node:crypto";
import type { Access } from "../../core/access/access.ts";
import type { Audit } from "../audit/audit.ts";
import type { AuditChains } from "../audit/audit-chains.ts";
import { canonicalJson } from "../audit/canonical-json.ts";
import { deskChain } from "../audit/seal-entry.ts";

/** Writes into the record that other access rules came into force than those last written down. Throws `no-record`. */
export type RecordAccess = (access: Access) => Promise<void>;

export function createRecordAccess(deps: {
  readonly chains: Pick<AuditChains, "part">;
  readonly audit: Audit;
  readonly now: () => Date;
}): RecordAccess {
  let before: Promise<void> = Promise.resolve();
  let last: string | undefined;
  // One after the other, or two readings of the same file would both find something new.
  return (access) => {
    const turn = before.then(async () => {
      const fingerprint = fingerprintOf(access);
      last ??= await lastRecorded(deps.chains);
      if (last === fingerprint) return;
      await deps.audit.record({ kind: "access-changed", at: deps.now().toISOString(), fingerprint });
      last = fingerprint;
    });
    before = turn.catch(() => undefined);
    return turn;
  };
}

/** SHA-256 of the rules as they are understood: spaces, comments and the order of keys do not count. */
export function fingerprintOf(access: Access): string {
  return createHash("sha256").update(canonicalJson(access)).digest("hex");
}

async function lastRecorded(chains: Pick<AuditChains, "part">): Promise<string | undefined> {
  const entries = (await chains.part({ chain: deskChain })).map(({ sealed }) => sealed.entry);
  return entries.findLast((entry) => entry.kind === "access-changed")?.fingerprint;
}
