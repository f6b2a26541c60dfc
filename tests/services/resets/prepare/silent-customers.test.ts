import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import type { Named } from "../../../../core/command.ts";
import type { ProblemCode } from "../../../../core/problem.ts";
import { home } from "../../../support/builders/people.ts";
import { reviewOf } from "../../../support/fakes/a-desk.ts";
import { litware } from "../../../support/fakes/a-provider.ts";
import {
  everywhere as all,
  by,
  byName,
  aProviderWithPeople as provider,
} from "../../../support/fakes/a-provider-with-people.ts";

describe("services/resets, when one customer gives no answer", () => {
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
    while (clocks.length < 3) await turn();
    await turn();
    for (const clock of clocks) clock.abort();
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
  it("people of a list who live there are named as exceptions with the reason; the others' summary is shown", async () => {
    const { desk, ask } = await provider(...all);
    const [alice, lena] = ["alice", "lena"].map((value) => ({ by: "id", value }) as const) as [Named, Named];
    const parts = [
      { ...alice, tenantId: home.tenantId },
      { ...lena, tenantId: litware, name: "Lena Lit, Litware" },
    ];
    for (const reason of ["graph-unreachable", "consent-missing"] as const) {
      desk.world.shut.set(litware, reason);
      const { resets, excluded } = reviewOf(await ask({ parts }));
      assert.deepEqual(
        resets.map(({ plan }) => plan.target.displayName),
        ["Alice Anders"],
      );
      assert.deepEqual(excluded, [{ why: "could-not-read", asked: "Lena Lit, Litware", problem: reason }]);
    }
    desk.world.shut.set(home.tenantId, "sign-in-needed");
    await assert.rejects(ask({ parts }), { code: "sign-in-needed" });
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
  it("nobody answers: the first one's trouble is the answer, so that a sign-in can be asked for", async () => {
    const { desk, ask } = await provider(...all.slice(1));
    desk.world.shut.set(all[1] ?? "", "sign-in-needed").set(litware, "graph-unreachable");
    await assert.rejects(ask(byName("alice")), { code: "sign-in-needed" });
  });
  for (const code of ["wrong-tenant-token", "store-unavailable"] as const) {
    it(`${code} is no customer's own trouble: all stops`, async () => {
      const { desk, ask } = await provider(...all);
      desk.world.shut.set(litware, code);
      await assert.rejects(ask(byName("alice")), { code });
    });
  }
});
