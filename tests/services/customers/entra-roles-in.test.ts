import assert from "node:assert/strict";
import { roles } from "../../../core/access/roles.ts";
import { Problem, type ProblemCode } from "../../../core/problem.ts";
import type { DelegatedRecords } from "../../../services/customers/delegated-records.ts";
import { createEntraRolesIn } from "../../../services/customers/entra-roles-in.ts";
import { anOperator } from "../../support/builders/people.ts";
import { now } from "../../support/builders/resets.ts";

const role = roles["Authentication Administrator"];
const contoso = { tenantId: "c", name: "Contoso", home: false };
const delegation = { id: "d", tenantId: "c", status: "active", extendsItself: false, roles: [role] };

function asking(records: Partial<DelegatedRecords> | ProblemCode | undefined) {
  const known: DelegatedRecords = {
    customers: [],
    groups: ["desk"],
    eligibleGroups: [],
    delegationsOf: () => [delegation],
    assignmentsOf: () => Promise.resolve([{ delegationId: "d", groupId: "desk", roles: [role] }]),
  };
  const of = () => {
    if (typeof records === "string") return Promise.reject(new Problem(records));
    return Promise.resolve(records && { ...known, ...records });
  };
  return createEntraRolesIn({ records: { of, forget: () => undefined }, now: () => now })(anOperator(), contoso);
}

describe("services/customers/entra-roles-in", () => {
  it("the roles that delegated administration gives a group of the operator", async () => {
    assert.deepEqual(await asking({}), [role]);
  });

  it("none without a way in; but an empty list of customers proves nothing", async () => {
    const customers = [contoso];
    const over = { delegationsOf: () => [{ ...delegation, status: "expired" }] };
    assert.deepEqual(await asking({ customers, groups: ["other"] }), []);
    assert.deepEqual(await asking({ customers, ...over }), []);
    assert.equal(await asking({ groups: ["other"] }), undefined);
    assert.equal(await asking(over), undefined);
  });

  it("nothing is forecast where the records can't be read; other trouble is thrown", async () => {
    assert.equal(await asking(undefined), undefined);
    assert.equal(await asking("graph-throttled"), undefined);
    await assert.rejects(asking("sign-in-needed"), { code: "sign-in-needed" });
  });
});
