import assert from "node:assert/strict";
import type { ProblemCode } from "../../../../core/problem.ts";
import { anAccess, anAccessWith, holding } from "../../../support/builders/an-access.ts";
import { aMobile, anAuthenticator, aPasskey } from "../../../support/builders/methods.ts";
import { anOperator, aPerson } from "../../../support/builders/people.ts";
import { aDesk, conversationId, noDetails, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";

const alice = aPerson("Alice Anders");
const bob = aPerson("Bob Brown");
const request = { operator: anOperator(), conversationId, details: noDetails };
const byId = { parts: [{ by: "id", value: "alice" }] } as const;

describe("services/resets/prepare", () => {
  it("one person: a pending reset under an opaque id, for this operator, this conversation, ten minutes", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile(), anAuthenticator()], "push");
    const { batchId, resets, excluded, rule } = reviewOf(await desk.summaryFor("alice"));
    const [reset] = resets;
    assert.deepEqual([...desk.resets.rows.values()], resets);
    assert.deepEqual([reset?.batchId, reset?.position, reset?.state], [batchId, 0, "pending"]);
    assert.deepEqual([reset?.operator, reset?.conversationId], [anOperator(), conversationId]);
    assert.equal(Date.parse(reset!.expiresAt) - Date.parse(reset!.createdAt), 600_000);
    assert.notEqual(reset?.id, batchId);
    assert.equal(reset?.lastResetAt, undefined);
    assert.deepEqual([excluded, rule.requireReason], [[], false]);
    assert.deepEqual(desk.audit.entries, []);
  });
  it("several people: one reset id each under one batch id, positions without a gap", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile()]);
    desk.world.has(aPerson("Norah Nothing"), [aPasskey()]);
    desk.world.has(bob, [aMobile()]);
    const { resets, excluded } = reviewOf(await desk.summaryFor("alice", "norah", "bob", "nobody"));
    assert.deepEqual(
      resets.map(({ position, plan }) => `${position} ${plan.target.objectId}`),
      ["0 alice", "1 bob"],
    );
    assert.equal(new Set(resets.map(({ id }) => id)).size, 2);
    assert.deepEqual(
      excluded.map(({ why }) => why),
      ["not-found", "nothing-to-reset"],
    );
  });
  it("several have the name: a choice is kept under an opaque id, nothing is read of anybody", async () => {
    const desk = aDesk();
    desk.world.has(alice);
    desk.world.has(aPerson("Alina Adams"));
    const wanted = { whole: "ali", parts: [{ by: "name", value: "ali" }] } as const;
    const prepared = await desk.prepare({ ...request, wanted });
    const [kept] = desk.choices.kept.values();
    assert.equal(prepared.kind === "choose" && prepared.choice, kept);
    assert.deepEqual([kept?.asked, kept?.offered.length, kept?.conversationId], ["ali", 2, conversationId]);
    assert.deepEqual(desk.world.done, ["find ali"]);
    assert.equal(desk.resets.rows.size, 0);
  });
  it("denied: recorded, and the methods of somebody out of reach are not even read", async () => {
    const desk = aDesk({ access: anAccessWith({ never: ["alice"] }) });
    desk.world.has(alice, [aMobile()]);
    const prepared = await desk.summaryFor("alice");
    assert.equal(prepared.kind === "nobody" && prepared.excluded[0]?.why, "denied");
    assert.ok(!desk.world.done.includes("read alice"));
    assert.deepEqual(desk.audit.kinds(), ["denied"]);
  });
  it("a denial that can't be recorded is no answer", async () => {
    const desk = aDesk({ access: anAccessWith({ never: ["alice"] }) });
    desk.world.has(alice, [aMobile()]);
    desk.audit.breakAt("denied");
    await assert.rejects(desk.summaryFor("alice"), { code: "no-record" });
  });

  describe("nothing to reset is said only after a good reading", () => {
    it("only kept methods: said, with what stays", async () => {
      const desk = aDesk();
      desk.world.has(alice, [aPasskey()]);
      const prepared = await desk.summaryFor("alice");
      const [first] = prepared.kind === "nobody" ? prepared.excluded : [];
      assert.equal(first?.why === "nothing-to-reset" && first.kept[0]?.method.kind, "passkey");
      assert.equal(first?.why === "nothing-to-reset" && first.hardwareUnread, false);
    });
    it("hardware tokens unread: said so", async () => {
      const desk = aDesk();
      desk.world.has(alice).hardwareUnreadable = "failed";
      const prepared = await desk.summaryFor("alice");
      const [first] = prepared.kind === "nobody" ? prepared.excluded : [];
      assert.equal(first?.why === "nothing-to-reset" && first.hardwareUnread, true);
    });
    for (const code of ["graph-forbidden", "graph-throttled", "graph-unreachable", "person-gone"] as const) {
      it(`${code}: could not be read, and the others go on`, async () => {
        const desk = aDesk();
        desk.world.has(alice, [aMobile()]).unreadable = code;
        desk.world.has(bob, [aMobile()]);
        const { resets, excluded } = reviewOf(await desk.summaryFor("alice", "bob"));
        assert.deepEqual(excluded, [{ why: "could-not-read", asked: "Alice Anders", problem: code }]);
        assert.equal(resets.length, 1);
      });
    }
    for (const code of ["sign-in-needed", "store-unavailable", "unexpected"] satisfies ProblemCode[]) {
      it(`${code}: the trouble of everybody stops the command`, async () => {
        const desk = aDesk();
        desk.world.has(alice, [aMobile()]).unreadable = code;
        desk.world.has(bob, [aMobile()]);
        await assert.rejects(desk.summaryFor("alice", "bob"), { code });
        assert.equal(desk.resets.rows.size, 0);
      });
    }
  });

  it("an administrator who may be reset is marked", async () => {
    const access = anAccess({
      roles: [...anAccess().roles, ...holding("alice", "UsersReader")],
      rules: [{ customers: ["*"], mayResetAdministrators: true }],
    });
    const desk = aDesk({ access });
    desk.world.has(alice, [aMobile()]);
    assert.equal(reviewOf(await desk.summaryFor("alice")).resets[0]?.administrator, true);
  });
  it("a reset of the last 24 hours is named, an older one is not", async () => {
    const desk = aDesk();
    const someone = desk.world.has(alice, [aMobile()]);
    const [earlier] = await resetMfaOf(desk, ["alice"]);
    someone.methods = [aMobile()];
    const lastResetAt = async () => reviewOf(await desk.summaryFor("alice")).resets[0]?.lastResetAt;
    assert.equal(await lastResetAt(), earlier?.outcome?.endedAt);
    desk.clock.now = new Date(desk.clock.now.getTime() + 24 * 60 * 60 * 1000 + 1);
    assert.equal(await lastResetAt(), undefined);
  });
  it("more people than the customer's rules allow at once: none is looked at", async () => {
    const desk = aDesk({ access: anAccessWith({ bulkCap: 1 }) });
    desk.world.has(alice, [aMobile()]);
    desk.world.has(bob, [aMobile()]);
    await assert.rejects(desk.summaryFor("alice", "bob"), { code: "too-many-people" });
    assert.ok(desk.world.done.every((one) => one.startsWith("find ")));
    assert.equal(reviewOf(await desk.summaryFor("alice")).resets.length, 1);
  });

  describe("in a customer", () => {
    const table: [string, ProblemCode | undefined][] = [
      ["contoso", undefined],
      ["Nobody Ltd", "customer-unknown"],
    ];
    for (const [inCustomer, code] of table) {
      it(`${inCustomer}: ${code ?? "the home tenant"}`, async () => {
        const desk = aDesk();
        desk.world.has(alice, [aMobile()]);
        const prepare = () => desk.prepare({ ...request, wanted: byId, inCustomer });
        if (code) await assert.rejects(prepare, { code });
        else assert.equal((await prepare()).kind, "review");
      });
    }
  });
});
