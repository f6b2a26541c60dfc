import assert from "node:assert/strict";
import { ruleForTargets } from "../../../core/access/rule-for-targets.ts";
import { anAccess } from "../../support/builders/an-access.ts";
import { home } from "../../support/builders/people.ts";

const access = anAccess({
  customers: { Fabrikam: "fabrikam" },
  rules: [
    { customers: ["home"], requireTicket: true, mayResetAdministrators: true, bulkCap: 10, never: ["a"] },
    { customers: ["Fabrikam"], requireReason: true, bulkCap: 3, never: ["b"] },
    { customers: ["gone"], requireVerification: true },
  ],
});
const ofHome = { tenantId: home.tenantId, customerName: "Contoso" };
const ofFabrikam = { tenantId: "FABRIKAM", customerName: "Fabrikam" };

describe("core/rule-for-targets", () => {
  it("nobody: the rules of the home tenant", () => {
    assert.equal(ruleForTargets(access, home, []).requireTicket, true);
  });
  it("one customer: its own rules", () => {
    const { requireReason, requireTicket, bulkCap } = ruleForTargets(access, home, [ofFabrikam, ofFabrikam]);
    assert.deepEqual([requireReason, requireTicket, bulkCap], [true, false, 3]);
  });
  it("several: what any of them demands, and only what all of them allow", () => {
    assert.deepEqual(ruleForTargets(access, home, [ofHome, ofFabrikam]), {
      never: ["a", "b"],
      mayResetAdministrators: false,
      requireReason: true,
      requireVerification: false,
      requireTicket: true,
      bulkCap: 3,
    });
  });
  it("a customer that left the file keeps its rules", () => {
    const gone = { tenantId: "gone", customerName: "Gone" };
    assert.equal(ruleForTargets(access, home, [gone]).requireVerification, true);
  });
});
