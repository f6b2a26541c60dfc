import assert from "node:assert/strict";
import type { DirectoryUser } from "../../emulator/directory/world.ts";
import type { AuditEntry } from "../../services/audit/audit.ts";

type Of<Kind extends AuditEntry["kind"]> = Extract<AuditEntry, { kind: Kind }>;

const removed: readonly string[] = ["deleted", "deactivated"];
const gone: readonly string[] = [...removed, "already-gone"];

/** One beginning, one end, and for each method that went a step that says so. It is removed once; whoever takes over may find it gone. */
export function checkRecord(user: DirectoryUser, entries: readonly AuditEntry[]): void {
  const mine = <Kind extends "begun" | "step" | "ended">(kind: Kind) =>
    entries.filter((entry): entry is Of<Kind> => entry.kind === kind && entry.target.objectId === user.id);
  const who = user.displayName;
  const [begun, ...begunAgain] = mine("begun");
  assert.ok(begun, `${who}: no beginning`);
  assert.deepEqual(begunAgain, [], `${who}: begun twice`);
  assert.deepEqual(
    mine("ended").map(({ verdict, resetId }) => [verdict, resetId]),
    [["complete", begun.resetId]],
    who,
  );
  const went = mine("step").filter(({ status }) => gone.includes(status));
  const confirmed = new Set(begun.methods.map(({ id }) => id));
  assert.deepEqual(new Set(went.map(({ method }) => method.id)), confirmed, `${who}: steps`);
  const removals = went.filter(({ status }) => removed.includes(status)).map(({ method }) => method.id);
  assert.deepEqual(removals, [...new Set(removals)], `${who}: removed twice`);
}
