import assert from "node:assert/strict";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { Customer } from "../../../../core/directory/people.ts";
import { createSearchPeople } from "../../../../services/resets/prepare/search-people.ts";
import type { OpenTenant } from "../../../../services/tenants/open-tenant.ts";
import { anOperator } from "../../../support/builders/people.ts";

const customers = Array.from({ length: 10 }, (_, n): Customer => ({ tenantId: `t${n}`, name: `C${n}`, home: false }));
const rounds = [customers];
const reach = { forNames: customers, unsearched: 0, forId: () => rounds, forAddress: () => Promise.resolve(rounds) };

describe("services/resets/search-people", () => {
  it("gives each customer its whole time from its turn on, eight at a time", async () => {
    const [opened, clocks] = [[] as string[], [] as AbortController[]];
    const openTenant: OpenTenant = (_operator, tenantId) => {
      opened.push(tenantId);
      return new Promise(() => undefined);
    };
    const timeout = (ms: number) => {
      assert.equal(ms, 8000);
      const clock = new AbortController();
      clocks.push(clock);
      return clock.signal;
    };
    const asking = createSearchPeople({ openTenant, timeout }, anOperator(), reach).byName("alice");
    const failed = assert.rejects(asking, { code: "graph-unreachable" });
    await turnOfTheLoop();
    assert.deepEqual([opened.length, clocks.length], [8, 8]);
    for (const clock of clocks) clock.abort();
    await turnOfTheLoop();
    assert.deepEqual([opened.length, clocks.length], [10, 10]);
    for (const clock of clocks.slice(8)) clock.abort();
    await failed;
  });
});
