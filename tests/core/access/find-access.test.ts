import assert from "node:assert/strict";
import type { Access, Rule } from "../../../core/access/access.ts";
import {
  accessGroups,
  customerByName,
  customersByTenant,
  deskRolesOf,
  isInAccessFile,
  isNever,
  isSamePerson,
  ruleFor,
  servedCustomers,
} from "../../../core/access/find-access.ts";
import type { Customer } from "../../../core/directory/people.ts";

const home: Customer = { tenantId: "aaaaaaaa-0000-0000-0000-000000000000", name: "Provider", home: true };
const contoso: Customer = { tenantId: "BBBBBBBB-0000-0000-0000-000000000000", name: "Contoso", home: false };
const fabrikam: Customer = { tenantId: "cccccccc-0000-0000-0000-000000000000", name: "Fabrikam", home: false };
const stranger: Customer = { tenantId: "dddddddd-0000-0000-0000-000000000000", name: "Contoso", home: false };

function access(part: Partial<Access>): Access {
  const customers = { Contoso: contoso.tenantId.toLowerCase(), Fabrikam: fabrikam.tenantId };
  return { customers, roles: [], rules: [], samePerson: [], ...part };
}

function granted(...customers: string[]): Access {
  return access({ roles: [{ role: "UsersReader", members: [{ user: "olive" }, { group: "desk" }], customers }] });
}

describe("find access: desk roles", () => {
  const olive = { objectId: "OLIVE", groups: [] };
  const reach: [string, string[], Customer[]][] = [
    ["* is every one that is served", ["*"], [home, contoso, fabrikam]],
    ["home is the home tenant alone", ["home"], [home]],
    ["a name, in any case", ["cONTOSO"], [contoso]],
    ["a tenant id, in any case", [contoso.tenantId], [contoso]],
    ["the home tenant by its id", [home.tenantId], [home]],
    ["the id of a tenant nobody serves", [stranger.tenantId], []],
    ["home's own name, which the file does not know", ["Provider"], []],
    ["none", [], []],
  ];
  for (const [what, customers, expected] of reach) {
    it(`reach: ${what}`, () => {
      const all = [home, contoso, fabrikam, stranger];
      const reached = all.filter((customer) => deskRolesOf(granted(...customers), olive, customer).length > 0);
      assert.deepEqual(reached, expected);
    });
  }

  it("are held through a group, in any case, and by nobody else", () => {
    const roles = (groups: string[]) => deskRolesOf(granted("*"), { objectId: "otto", groups }, contoso);
    assert.deepEqual(roles(["DESK"]), ["UsersReader"]);
    assert.deepEqual(roles(["olive", "desk2"]), []);
  });

  it("never come from taking a group for a person or a person for a group", () => {
    assert.deepEqual(deskRolesOf(granted("*"), { objectId: "desk", groups: ["olive"] }, contoso), []);
  });

  it("are each named once", () => {
    const { roles } = granted("*");
    assert.deepEqual(deskRolesOf(access({ roles: [...roles, ...roles] }), olive, home), ["UsersReader"]);
  });
});

describe("find access: rules", () => {
  const rules = (...rules: Rule[]) => access({ rules });
  const defaults = {
    never: [],
    mayResetAdministrators: false,
    requireReason: false,
    requireVerification: false,
    requireTicket: false,
  };

  it("are the strict defaults when none covers the customer", () => {
    assert.deepEqual(ruleFor(rules({ customers: ["Fabrikam"], bulkCap: 1 }), contoso), defaults);
  });

  it("win key by key, the later one", () => {
    const found = ruleFor(
      rules(
        { customers: ["*"], requireReason: true, bulkCap: 5, never: ["x"] },
        { customers: ["Contoso"], bulkCap: 9, requireTicket: true },
        { customers: ["home"], bulkCap: 1 },
      ),
      contoso,
    );
    assert.deepEqual(found, { ...defaults, requireReason: true, requireTicket: true, bulkCap: 9, never: ["x"] });
  });

  const target = { objectId: "AbC", userPrincipalName: "Break.Glass@contoso.com", addresses: ["bg@contoso.com"] };
  const guest = { objectId: "g", userPrincipalName: "anna_lee_fabrikam.com#EXT#@contoso.com" };
  const nobody = { objectId: "n", userPrincipalName: "_x#EXT#@contoso.com" };
  const never: [string, Parameters<typeof isNever>[2], boolean][] = [
    ["aBc", target, true],
    ["break.glass@CONTOSO.com ", target, true],
    ["BG@contoso.com", target, true],
    ["glass@contoso.com", target, false],
    ["Anna_Lee@Fabrikam.com", guest, true],
    ["x@contoso.com", nobody, false],
  ];
  for (const [entry, who, expected] of never) {
    it(`never ${entry} ${expected ? "holds for" : "leaves"} ${who.userPrincipalName}`, () => {
      assert.equal(isNever(rules({ customers: ["*"], never: [entry] }), contoso, who), expected);
      assert.equal(isNever(rules({ customers: ["Fabrikam"], never: [entry] }), contoso, who), false);
    });
  }
});

describe("find access: people and customers", () => {
  it("knows one person's accounts, also over lists that overlap", () => {
    const same = access({
      samePerson: [
        ["c", "d"],
        ["A", "b"],
        ["b", "C"],
        ["x", "y"],
      ],
    });
    assert.ok(isSamePerson(same, "a", "D"));
    assert.ok(isSamePerson(same, "q", "Q"));
    assert.ok(!isSamePerson(same, "a", "x"));
    assert.ok(!isSamePerson(access({}), "a", "b"));
  });

  it("knows who is in the access file, with whatever role and reach", () => {
    const file = granted();
    assert.ok(isInAccessFile(file, { objectId: "Olive", groups: [] }));
    assert.ok(isInAccessFile(file, { objectId: "x", groups: ["Desk"] }));
    assert.ok(!isInAccessFile(file, { objectId: "x", groups: ["y"] }));
  });

  it("lists every group once", () => {
    const members = [{ group: "G1" }, { user: "u" }, { group: "g1" }, { group: "g2" }];
    assert.deepEqual(accessGroups(access({ roles: [{ role: "DeskLead", members, customers: [] }] })), ["g1", "g2"]);
  });

  it("serves home first and once, also when the file names it", () => {
    const customers = { Contoso: contoso.tenantId, Ours: home.tenantId.toUpperCase() };
    assert.deepEqual(servedCustomers(access({ customers }), home), [home, contoso]);
    assert.deepEqual(customerByName(access({ customers }), home, "ours"), home);
  });

  const names: [string, string | undefined][] = [
    ["home", home.tenantId],
    [" provider ", home.tenantId],
    [home.tenantId.toUpperCase(), home.tenantId],
    ["CONTOSO", contoso.tenantId.toLowerCase()],
    [contoso.tenantId, contoso.tenantId.toLowerCase()],
    ["Cont", undefined],
    ["", undefined],
    [stranger.tenantId, undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
  ];
  for (const [name, tenantId] of names) {
    it(`"${name}" is ${tenantId ?? "no customer"}`, () => {
      assert.equal(customerByName(access({}), home, name)?.tenantId, tenantId);
    });
  }

  it("takes the file's name before home's own when both are the same", () => {
    const twin = { ...home, name: "Contoso" };
    assert.equal(customerByName(access({}), twin, "contoso")?.home, false);
  });

  it("finds a served customer by its tenant id", () => {
    assert.equal(customersByTenant(access({}), home, contoso.tenantId)?.name, "Contoso");
    assert.equal(customersByTenant(access({}), home, stranger.tenantId), undefined);
  });
});
