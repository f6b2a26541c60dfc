import assert from "node:assert/strict";
import { AccessFileFault } from "../../../../services/adapters/access-file/access-file-fault.ts";
import { parseAccess } from "../../../../services/adapters/access-file/parse-access.ts";

const g1 = "11111111-1111-1111-1111-111111111111";
const g2 = "22222222-2222-2222-2222-222222222222";

function faults(value: unknown, path = "access.json"): readonly string[] {
  try {
    parseAccess(typeof value === "string" ? value : JSON.stringify(value), path);
  } catch (error) {
    assert.ok(error instanceof AccessFileFault);
    assert.ok(error.message.startsWith(`The access file ${path} can't be used:\n  ${error.faults[0]!}`));
    return error.faults;
  }
  return [];
}

function role(part: object) {
  return { roles: [{ role: "UsersReader", members: [], customers: ["*"], ...part }] };
}

describe("access file: reading", () => {
  it("needs only roles", () => {
    assert.deepEqual(parseAccess('{"roles":[]}', "a.json"), { customers: {}, roles: [], rules: [], samePerson: [] });
  });

  const full = {
    customers: { Contoso: g1 },
    roles: [{ role: "DeskLead", members: [{ user: g1 }, { group: g2 }], customers: ["*", "CONTOSO", "home", g2] }],
    rules: [
      {
        customers: ["Contoso"],
        never: [g1, "break.glass@contoso.com"],
        mayResetAdministrators: true,
        requireReason: true,
        requireVerification: true,
        requireTicket: true,
        bulkCap: 1,
      },
      { customers: ["*"] },
    ],
    samePerson: [[g1, g2]],
  };

  it("gives everything that is said, and adds no key to a rule", () => {
    assert.deepEqual(parseAccess(JSON.stringify(full), "a.JSON"), full);
  });

  it("is the same in YAML", () => {
    const yaml = `
customers: { Contoso: ${g1} }
roles:
  - role: UsersReader # reads
    members:
      - user: ${g2}
    customers: ["*"]
`;
    const expected = { ...role({ members: [{ user: g2 }] }), customers: { Contoso: g1 }, rules: [], samePerson: [] };
    for (const path of ["a.yaml", "a.yml"]) assert.deepEqual(parseAccess(yaml, path), expected);
  });
});

describe("access file: faults", () => {
  const table: [string, unknown, string[]][] = [
    ["no roles", {}, ["roles: Invalid input: expected array, received undefined"]],
    ["a list", [], ["the whole file: Invalid input: expected object, received array"]],
    ["an unknown key at the top", { roles: [], rulez: [] }, ["rulez: unknown key"]],
    [
      "an unknown key in a rule",
      { roles: [], rules: [{ customers: ["*"], nevr: [] }] },
      ["rules[0].nevr: unknown key"],
    ],
    [
      "a member that is neither",
      role({ members: [{ user: g1 }, { name: "Olive" }] }),
      ['roles[0].members[1]: neither { "user": "<object id>" } nor { "group": "<object id>" }'],
    ],
    [
      "a member that is both",
      role({ members: [{ user: g1, group: g2 }] }),
      ['roles[0].members[0]: neither { "user": "<object id>" } nor { "group": "<object id>" }'],
    ],
    [
      "a member by address",
      role({ members: [{ user: "olive@contoso.com" }] }),
      ["roles[0].members[0].user: not a GUID (00000000-0000-0000-0000-000000000000)"],
    ],
    [
      "a customer nobody knows",
      role({ customers: ["Contoso"] }),
      ['roles[0].customers[0]: "Contoso" stands neither in customers, nor is it "*", "home" or a tenant id'],
    ],
    [
      "two names but for the case, two names for one tenant",
      { roles: [], customers: { A: g1, a: g2, B: g1.toUpperCase() } },
      ["customers.a: the same name as A, but for the case", "customers.B: the same tenant as A"],
    ],
    [
      "names with a meaning of their own",
      { roles: [], customers: { Home: g1, [g2]: g2, " x": "11111111-1111-1111-1111-111111111112" } },
      [
        "customers.Home: this name has a meaning of its own",
        `customers.${g2}: a name may not look like a tenant id`,
        "customers. x: a name may not begin or end with a space, or be empty",
      ],
    ],
    [
      "a tenant by its domain",
      { roles: [], customers: { Contoso: "contoso.com" } },
      ["customers.Contoso: not a GUID (00000000-0000-0000-0000-000000000000)"],
    ],
    [
      "a never by name, a cap of nobody, a flag in words",
      { roles: [], rules: [{ customers: ["*"], never: ["alice"], bulkCap: 0, requireTicket: "yes" }] },
      [
        "rules[0].never[0]: neither an object id nor an address",
        "rules[0].requireTicket: Invalid input: expected boolean, received string",
        "rules[0].bulkCap: Too small: expected number to be >=1",
      ],
    ],
    [
      "one account as one person",
      { roles: [], samePerson: [[g1]] },
      ["samePerson[0]: one person's accounts are at least two"],
    ],
    ["the same key twice", '{"roles":[],"roles":[]}', ["Map keys must be unique at line 1, column 13"]],
  ];
  for (const [what, value, expected] of table) {
    it(what, () => {
      assert.deepEqual(faults(value), expected);
    });
  }

  it("names a role that does not exist, and those that do", () => {
    assert.match(faults(role({ role: "Admin" })).join(), /^roles\[0\]\.role: .*"UsersReader".*"DeskLead"/);
  });

  it("of the grammar are named with their place", () => {
    assert.match(faults("{").join(), /^not JSON: /);
    assert.match(faults("roles: [", "a.yaml").join(), /at line 1, column/);
    assert.match(faults("roles: []\nroles: []", "a.yaml").join(), /^Map keys must be unique at line 2/);
  });

  it("of a YAML that blows itself up are a fault too", () => {
    const lists = Array.from({ length: 9 }, (_, at) => `k${at + 1}: &k${at + 1} [${`*k${at},`.repeat(9)}]`);
    assert.match(faults(`k0: &k0 [x]\n${lists.join("\n")}`, "a.yaml").join(), /^not YAML: Excessive alias count/);
  });
});
