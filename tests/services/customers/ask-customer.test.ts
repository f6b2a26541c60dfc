import assert from "node:assert/strict";
import sinon from "sinon";
import { askCustomer } from "../../../services/customers/ask-customer.ts";
import { timeLimit } from "../../../services/time-limit.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { SomeCustomers } from "../../support/fakes/some-customers.ts";

const who = { operator: anOperator(), customer: home };

describe("services/customers/ask-customer", () => {
  let clock: sinon.SinonFakeTimers;

  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => {
    clock.restore();
  });

  const deps = { openTenant: new SomeCustomers(1).openTenant, timeout: (ms: number) => timeLimit(ms) };

  it("leaves no timer behind, answered or not", async () => {
    const answered = await askCustomer(deps, who, () => Promise.resolve(1));
    assert.deepEqual(answered, { kind: "answered", answer: 1 });
    await assert.rejects(askCustomer(deps, who, () => Promise.reject(new Error("ours"))));
    assert.equal(clock.countTimers(), 0);
  });

  it("whoever takes longer than 8 seconds is slow", async () => {
    const asked = askCustomer(deps, who, () => new Promise<never>(() => undefined));
    await clock.tickAsync(8000);
    const { kind, ...said } = await asked;
    assert.equal(kind, "silent");
    assert.ok("silent" in said && said.silent.reason === "slow");
  });
});
