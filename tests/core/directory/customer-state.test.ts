import assert from "node:assert/strict";
import { roles } from "../../../core/access/roles.ts";
import { type DelegatedWay, delegatedRoles, judgeWay } from "../../../core/directory/customer-state.ts";

const now = new Date("2026-11-24T12:00:00Z");
const writer = roles["Authentication Administrator"];
const reader = roles["Directory Readers"];

const delegation = { id: "d1", tenantId: "contoso", status: "active", extendsItself: true, roles: [writer, reader] };
const assignment = { delegationId: "d1", groupId: "Helpdesk", roles: [writer, reader] };
const way = (part: Partial<DelegatedWay> = {}): DelegatedWay => ({
  ...{ delegations: [delegation], assignments: [assignment], groups: ["helpdesk"], now },
  ...part,
});
const ending = (endsAt: string, extendsItself = false) => [{ ...delegation, endsAt, extendsItself }];

describe("core/customer-state", () => {
  const table: [string, Partial<DelegatedWay>, object][] = [
    ["a live delegation, an assignment, the group", {}, { state: "ready", entraRoles: [writer, reader] }],
    ["no delegation", { delegations: [] }, { state: "gdap-ended" }],
    ["one that Entra calls expired", { delegations: [{ ...delegation, status: "expired" }] }, { state: "gdap-ended" }],
    ["a status nobody knows", { delegations: [{ ...delegation, status: "unknown" }] }, { state: "gdap-ended" }],
    ["active, but past its end", { delegations: ending("2026-11-24T11:59:59Z") }, { state: "gdap-ended" }],
    ["another group", { groups: ["sales"] }, { state: "not-in-gdap-group" }],
    ["no group at all", { groups: [] }, { state: "not-in-gdap-group" }],
    ["a membership to activate", { groups: [], eligibleGroups: ["HELPDESK"] }, { state: "eligible-not-active" }],
    ["eligible for something else", { groups: [], eligibleGroups: ["sales"] }, { state: "not-in-gdap-group" }],
    [
      "a role that resets nothing",
      { assignments: [{ ...assignment, roles: [reader] }] },
      { state: "role-missing", entraRoles: [reader] },
    ],
    [
      "an assignment beyond its delegation",
      { delegations: [{ ...delegation, roles: [reader] }] },
      { state: "role-missing", entraRoles: [reader] },
    ],
  ];
  for (const [what, part, judged] of table) {
    it(what, () => {
      assert.deepEqual(judgeWay(way(part)), judged);
    });
  }

  it("several delegations and groups: the union of their roles, each once", () => {
    const second = { ...delegation, id: "d2", roles: [writer] };
    const other = { delegationId: "d2", groupId: "on-call", roles: [writer.toUpperCase()] };
    const wide = way({
      delegations: [{ ...delegation, roles: [reader] }, second],
      assignments: [assignment, other],
      groups: ["helpdesk", "on-call"],
    });
    assert.deepEqual(delegatedRoles(wide), [reader, writer]);
  });
  it("an assignment of an ended delegation gives nothing", () => {
    assert.equal(delegatedRoles(way({ delegations: ending("2020-01-01T00:00:00Z") })), undefined);
  });

  describe("the end", () => {
    const ends: [string, readonly { endsAt: string; extendsItself: boolean }[], number | undefined][] = [
      ["in 20 days", ending("2026-12-14T12:00:00Z"), 20],
      ["today", ending("2026-11-24T13:00:00Z"), 1],
      ["in 31 days: not said yet", ending("2026-12-25T12:00:00Z"), undefined],
      ["soon, but it extends itself", ending("2026-11-30T12:00:00Z", true), undefined],
      ["the last of two counts", [...ending("2026-11-30T12:00:00Z"), ...ending("2026-12-04T12:00:00Z")], 10],
    ];
    for (const [what, delegations, days] of ends) {
      it(what, () => {
        const judged = judgeWay(way({ delegations: delegations.map((one) => ({ ...delegation, ...one })) }));
        assert.equal(judged.endsInDays, days);
      });
    }
  });
});
