import assert from "node:assert/strict";
import { inspect } from "node:util";
import { sql } from "kysely";
import type { Problem } from "../../../../core/problem.ts";
import { anEntry } from "../../../support/builders/audit-entries.ts";
import { aReset, now } from "../../../support/builders/resets.ts";
import { openTestStore } from "../../../support/open-test-store.ts";

const { operator } = aReset();

describe("store: a database that fails", () => {
  it("is store-unavailable, and the parameters stay out of the cause", async () => {
    const store = await openTestStore();
    await sql`drop table token_partitions`.execute(store.db);
    const secret = "a-key-nobody-should-see";
    await assert.rejects(store.partitions.save(secret, Uint8Array.of(1), undefined), (problem: Problem) => {
      assert.equal(problem.code, "store-unavailable");
      assert.match(String(problem.cause), /token_partitions/);
      assert.ok(!inspect(problem, { depth: 9, showHidden: true }).includes(secret));
      return true;
    });
    await store.close();
  });

  it("is store-unavailable in every verb once it is closed", async () => {
    const store = await openTestStore();
    await store.close();
    const target = { tenantId: "t", objectId: "o" };
    const said = { operator, at: now, chosen: new Map(), details: { revokeSessions: false } };
    const verbs: (() => Promise<unknown>)[] = [
      () => store.ready(),
      () => store.resets.batch("b"),
      () => store.resets.claim("b", said, () => Promise.resolve()),
      () => store.resets.find("r"),
      () => store.resets.progress("b"),
      () => store.resets.begin({ resetId: "r", runner: "me" }, now),
      () => store.resets.move("r", ["pending"], "claimed"),
      () => store.resets.underWay(),
      () => store.resets.unpark("no-longer-waiting", now, () => Promise.resolve()),
      () => store.resets.lastReset(target, now),
      () => store.conversations.personal(operator),
      () => store.conversations.firstSight("c", "a", now),
      () => store.choices.find("c"),
      () => store.waiting.take(operator, "c"),
      () => store.partitions.load("k"),
      () => store.auditChains.append(anEntry()),
    ];
    for (const verb of verbs) await assert.rejects(verb(), { code: "store-unavailable" });
  });
});
