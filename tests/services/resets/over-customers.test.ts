import assert from "node:assert/strict";
import type { Named, Wanted } from "../../../core/command.ts";
import type { ProblemCode } from "../../../core/problem.ts";
import { aMobile } from "../../support/builders/methods.ts";
import { anOperator, aPerson, home } from "../../support/builders/people.ts";
import { conversationId, noDetails, resetMfaOf, reviewOf } from "../../support/fakes/a-desk.ts";
import { aProvider, fabrikam, litware } from "../../support/fakes/a-provider.ts";

const operator = anOperator();
const alice = aPerson("Alice Anders");
const otherAlice = aPerson("Alice Archer", {
  ...{ objectId: "archer", tenantId: fabrikam, customerName: "Fabrikam", userPrincipalName: "alice@fabrikam.com" },
});
const lena = aPerson("Lena Lit", { tenantId: litware, customerName: "Litware" });

const byName = (value: string): Wanted => ({ whole: value, parts: [{ by: "name", value }] });
const by = (...parts: Named[]): Wanted => ({ parts });

async function provider(...chosen: string[]) {
  const desk = aProvider();
  for (const target of [alice, otherAlice, lena]) desk.world.has(target, [aMobile()]);
  if (chosen.length > 0) await desk.customers.selection.choose(operator, chosen);
  const ask = (wanted: Wanted, inCustomer?: string) =>
    desk.prepare({
      ...{ operator, conversationId, details: noDetails, wanted },
      ...(inCustomer !== undefined && { inCustomer }),
    });
  return { desk, ask };
}

const abortOf = (clock: AbortController) => () => {
  clock.abort();
};
const all = [home.tenantId, fabrikam, litware];

describe("services/resets, over many customers", () => {
  it("twice Alice: both are offered, each with her customer", async () => {
    const { ask } = await provider(...all);
    const prepared = await ask(byName("alice"));
    const offered = prepared.kind === "choose" ? prepared.choice.offered : [];
    assert.deepEqual(
      offered.map(({ displayName, customerName }) => `${displayName}, ${customerName}`),
      ["Alice Anders, Contoso", "Alice Archer, Fabrikam"],
    );
    assert.deepEqual(
      [prepared.searched, prepared.silent, prepared.unsearched],
      [["Contoso", "Fabrikam", "Litware"], [], 0],
    );
  });
  it("the one that is picked is looked up in her own customer", async () => {
    const { desk, ask } = await provider(...all);
    const prepared = await ask(byName("alice"));
    desk.world.opened.length = 0;
    const choiceId = prepared.kind === "choose" ? prepared.choice.id : "";
    const picked = await desk.prepareAgain.ofChoice({ operator, conversationId, choiceId, picked: [1] });
    assert.equal(reviewOf(picked).resets[0]?.plan.target.objectId, "archer");
    assert.ok(!desk.world.opened.includes(litware));
  });
  it("in Fabrikam goes straight to hers", async () => {
    const { ask } = await provider();
    const { resets, unsearched } = reviewOf(await ask(byName("alice"), "fabrikam"));
    assert.deepEqual([resets[0]?.plan.target.objectId, unsearched], ["archer", 2]);
  });
  it("an address goes to the customer that owns its domain, chosen or not", async () => {
    const { desk, ask } = await provider();
    const { resets } = reviewOf(await ask(by({ by: "address", value: "alice@fabrikam.com" })));
    assert.equal(resets[0]?.plan.target.tenantId, fabrikam);
    assert.ok(!desk.world.opened.includes(litware));
  });
  it("an id that lives at home is not looked for anywhere else", async () => {
    const { desk, ask } = await provider(...all);
    await ask(by({ by: "id", value: "alice" }));
    assert.ok(!desk.world.opened.includes(fabrikam));
  });

  describe("one customer gives no answer", () => {
    const reasons: (ProblemCode | "slow")[] = [
      "graph-unreachable",
      "sign-in-needed",
      "consent-missing",
      "no-access-path",
    ];
    for (const reason of reasons) {
      it(`${reason}: named beside the others' answer`, async () => {
        const { desk, ask } = await provider(...all);
        desk.world.shut.set(litware, reason);
        const prepared = await ask(byName("alice"));
        assert.equal(prepared.kind, "choose");
        assert.deepEqual(prepared.silent, [{ tenantId: litware, customerName: "Litware", reason }]);
      });
    }
    it("slow: the others are shown when its time is over", async () => {
      const { desk, ask } = await provider(...all);
      desk.world.shut.set(litware, "slow");
      const clocks: AbortController[] = [];
      desk.timeouts.make = () => {
        const clock = new AbortController();
        clocks.push(clock);
        return clock.signal;
      };
      const asking = ask(byName("alice"));
      while (clocks.length < 3) await new Promise((done) => setImmediate(done));
      for (const clock of clocks) setImmediate(abortOf(clock));
      const prepared = await asking;
      assert.deepEqual(
        prepared.silent.map(({ reason }) => reason),
        ["slow"],
      );
    });
    it("one hit of a name is then a question, not a summary", async () => {
      const { desk, ask } = await provider(home.tenantId, litware);
      desk.world.shut.set(litware, "graph-unreachable");
      const prepared = await ask(byName("alice"));
      assert.equal(prepared.kind === "choose" && prepared.choice.offered.length, 1);
      assert.equal(desk.resets.rows.size, 0);
    });
    it("an exact address stays a summary", async () => {
      const { desk, ask } = await provider(...all);
      desk.world.shut.set(litware, "graph-unreachable");
      const { resets } = reviewOf(await ask(by({ by: "address", value: "alice@fabrikam.com" })));
      assert.equal(resets.length, 1);
    });
    it("in a list the name is left out, and the rest can be confirmed", async () => {
      const { desk, ask } = await provider(...all);
      desk.world.shut.set(litware, "graph-unreachable");
      const wanted = by({ by: "name", value: "Alice Anders" }, { by: "address", value: "alice@fabrikam.com" });
      const { resets, excluded } = reviewOf(await ask(wanted));
      assert.deepEqual(
        resets.map(({ plan }) => plan.target.objectId),
        ["archer"],
      );
      assert.equal(excluded[0]?.why, "ambiguous");
    });
    it("nobody found elsewhere: said with who was silent", async () => {
      const { desk, ask } = await provider(...all);
      desk.world.shut.set(litware, "graph-unreachable");
      const prepared = await ask(byName("zacharias"));
      assert.equal(prepared.kind, "nobody");
      assert.deepEqual(prepared.searched, ["Contoso", "Fabrikam"]);
      assert.equal(prepared.silent.length, 1);
    });
    it("it is the only one that was asked: its trouble is the answer, with its name", async () => {
      const { desk, ask } = await provider();
      desk.world.shut.set(litware, "sign-in-needed");
      await assert.rejects(ask(byName("lena"), "Litware"), (error: { code: string; context: object }) => {
        const { code, context } = error;
        assert.equal(code, "sign-in-needed");
        assert.deepEqual({ ...context, cause: 0 }, { tenantId: litware, customerName: "Litware", cause: 0 });
        return true;
      });
    });
    for (const code of ["wrong-tenant-token", "store-unavailable"] as const) {
      it(`${code} is no customer's own trouble: all stops`, async () => {
        const { desk, ask } = await provider(...all);
        desk.world.shut.set(litware, code);
        await assert.rejects(ask(byName("alice")), { code });
      });
    }
  });

  it("a batch over customers: whatever any of them demands, one reset id each, each carried out at home", async () => {
    const { desk, ask } = await provider(...all);
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["Litware"], requireTicket: true }] };
    const wanted = by({ by: "address", value: "alice@fabrikam.com" }, { by: "name", value: "lena" });
    const { batchId, rule } = reviewOf(await ask(wanted));
    assert.equal(rule.requireTicket, true);
    const press = { ...desk.press(batchId), ticks: {} };
    const without = await desk.confirm({ ...press, details: noDetails });
    assert.deepEqual(without.kind === "incomplete" && without.missing, ["ticket"]);
    assert.equal((await desk.show(desk.press(batchId))).rule.requireTicket, true);
    const confirmed = await desk.confirm({ ...press, details: { ...noDetails, ticket: "INC-1" } });
    await desk.carryOut(confirmed.resets);
    const ended = await desk.resets.batch(batchId);
    assert.deepEqual(
      ended.map(({ outcome }) => outcome?.verdict),
      ["complete", "complete"],
    );
    assert.deepEqual(desk.world.removals(), ["delete mobile-phone of archer", "delete mobile-phone of lena"]);
  });
  it("the smallest cap of the customers counts", async () => {
    const { desk, ask } = await provider(...all);
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["Litware"], bulkCap: 1 }] };
    const wanted = by({ by: "address", value: "alice@fabrikam.com" }, { by: "name", value: "lena" });
    await assert.rejects(ask(wanted), { code: "too-many-people" });
  });
  it("never in one customer binds there", async () => {
    const { desk, ask } = await provider(...all);
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["Fabrikam"], never: ["archer"] }] };
    const prepared = await ask(by({ by: "address", value: "alice@fabrikam.com" }));
    const [first] = prepared.kind === "nobody" ? prepared.excluded : [];
    assert.deepEqual(first?.why === "denied" && first.denial, { why: "desk-never", customerName: "Fabrikam" });
  });
  it("a customer taken out of the file between summary and Confirm: nothing happens there", async () => {
    const { desk } = await provider(...all);
    const ended = await resetMfaOf(desk, ["archer"], () => {
      desk.file.access = { ...desk.file.access, customers: { Litware: litware } };
    });
    assert.equal(ended[0]?.outcome?.verdict, "failed");
    assert.deepEqual(desk.world.removals(), []);
  });
});
