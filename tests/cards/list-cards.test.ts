import assert from "node:assert/strict";
import { checkCard } from "../../cards/kit/check-card.ts";
import { methodsCard } from "../../cards/methods-card.ts";
import { usersCard } from "../../cards/users-card.ts";
import type { MethodsRow } from "../../core/directory/directory.ts";
import { aMethodsRow, aMethodsView, aRow, aUsersView, nothing, viewId } from "../support/builders/views.ts";
import { buttonOf, choicesOf, inputOf, textOf, titlesOf } from "../support/read-card.ts";
import { without } from "../support/without.ts";

const ticked = [aRow(0), aRow(3), aRow(44)];
/** As long as the directory allows, in letters of four bytes. */
const longest = { displayName: "𝒜".repeat(128), userPrincipalName: "u".repeat(113), customerName: "𝒞".repeat(128) };
const longRows = Array.from({ length: 10 }, (_, index) => aRow(index, { ...longest, jobTitle: "𝒥".repeat(64) }));
const longTicks = Array.from({ length: 100 }, (_, index) => ({ ...aRow(index), ...longest, objectId: `t${index}` }));
const missing = Array.from({ length: 40 }, (_, index) => ({
  ...nothing.missing[0]!,
  customer: { tenantId: `t${index}`, name: longest.customerName, home: false },
}));
const silent = Array.from({ length: 40 }, (_, index) => ({
  ...{ tenantId: `t${index}`, customerName: longest.customerName, reason: "slow" as const },
}));
const customers = Array.from({ length: 40 }, () => longest.customerName);

describe("users card", () => {
  it("shows who is ticked, by name, with one named check box and one pressable name for each row", () => {
    const card = usersCard(aUsersView({ ticked }));
    assert.equal(inputOf(card, "tick-0")["value"], "true");
    assert.equal(inputOf(card, "tick-1")["value"], "false");
    assert.equal(inputOf(card, "tick-3")["title"], "Select O'Brien, Pat");
    assert.match(textOf(card), /3 selected: Alice Anders; O'Brien, Pat; Alice Anders\./);
    const data = { view: viewId, version: "3", list: "users" };
    assert.deepEqual(buttonOf(card, "Bob Brown: details 2")["data"], { ...data, position: "1" });
    assert.deepEqual(buttonOf(card, "Next")["data"], data);
  });

  it("carries the check boxes on every button: none of them leaves the inputs out", () => {
    assert.doesNotMatch(JSON.stringify(usersCard(aUsersView({ ticked }))), /associatedInputs/);
  });

  it("says state in words, the customer where there are several, and which people these are", () => {
    const rows = [aRow(0, { userType: "guest", enabled: false }), aRow(1, { synced: true })];
    const text = textOf(usersCard(aUsersView({ rows, page: 0, count: 2, hasNext: false })));
    assert.match(text, /person1@contoso\.com · Contoso · Accountant · guest, account disabled/);
    assert.match(text, /person2@contoso\.com · Fabrikam · Driver · member, synced from on-premises/);
    assert.match(text, /1 to 2 of 2 people/);
    const one = textOf(usersCard(aUsersView({ rows, customers: ["tenant-0"] })));
    assert.match(one, /person1@contoso\.com · Accountant/);
  });

  it("never pretends to a count", () => {
    assert.match(textOf(usersCard(aUsersView({ atLeast: true }))), /11 to 20 of at least 133 people/);
  });

  it("says in words that nobody is there, and that there may be somebody further on", () => {
    const without = (more: Parameters<typeof aUsersView>[0]) => textOf(usersCard(aUsersView({ rows: [], ...more })));
    assert.match(without({ page: 0, count: 0, hasNext: false }), /^No user matches\.$/m);
    assert.match(without({ page: 0, count: 9, hasNext: true }), /^Nobody on this page: press Next\.$/m);
    assert.match(without({ page: 2, count: 9, hasNext: false }), /^Nobody more\.$/m);
  });

  it("remembers search and filter, and offers each filter", () => {
    const card = usersCard(aUsersView({ search: "ali", filter: "guests" }));
    assert.equal(inputOf(card, "find")["value"], "ali");
    assert.equal(inputOf(card, "filter")["value"], "guests");
    assert.equal(choicesOf(inputOf(card, "filter")).length, 5);
  });

  it("shows no action and no check box where one is missing, names customer and role, and the way on", () => {
    const some = { ...nothing, missing: nothing.missing.slice(0, 1) };
    const card = usersCard(aUsersView({ actions: some }));
    assert.match(textOf(card), /Fabrikam: you need the Entra role Authentication Administrator\./);
    assert.ok(titlesOf(card).includes("Go on without Fabrikam"));
    assert.ok(!titlesOf(card).includes("Revoke sessions"));
    assert.throws(() => inputOf(card, "tick-0"));
    assert.match(textOf(usersCard(aUsersView({ actions: some, ticked }))), /3 selected: Alice Anders/);
    const all = usersCard(aUsersView({ actions: nothing }));
    assert.match(textOf(all), /Contoso: you need the desk role Microsoft Entra ID Authentication Methods Writer\./);
    assert.ok(!titlesOf(all).some((title) => String(title).startsWith("Go on without")));
    const many = usersCard(aUsersView({ actions: { allowed: [], missing }, customers: customers.concat("one more") }));
    assert.ok(titlesOf(many).includes("Go on without 40 customers"));
    assert.match(textOf(many), /And 30 more\./);
  });

  it("says what the last press could not do", () => {
    assert.match(textOf(usersCard(aUsersView({}, { notice: "Select at least one person first." }))), /Select at least/);
  });

  it("stays small with ten people of the longest names, forty customers, a hundred ticks", () => {
    const state = { rows: longRows, ticked: longTicks, silent, search: "𝒜".repeat(64) };
    assert.deepEqual(checkCard(usersCard(aUsersView(state, { customers }))), []);
    const without = { ...state, actions: { allowed: [], missing } };
    assert.deepEqual(checkCard(usersCard(aUsersView(without, { customers }))), []);
  });
});

describe("methods card", () => {
  const rowText = (part: Partial<MethodsRow>) => textOf(methodsCard(aMethodsView({ rows: [aMethodsRow(0, part)] })));

  it("says for each person what is registered, who prefers what, and whether it is an administrator", () => {
    const text = rowText({});
    assert.match(text, /Registered: Authenticator, mobile\nperson1@contoso\.com · Contoso · administrator\n/);
    assert.match(text, /Prefers: Authenticator, as Microsoft does/);
    assert.match(rowText({ userPreferred: "sms" }), /Prefers: text message · Microsoft prefers: Authenticator/);
    assert.match(rowText({ methods: ["passkey"] }), /Registered: Passkey/);
  });

  it("says what is not there, and what is not known", () => {
    const bare = without(aMethodsRow(0), "userPreferred", "systemPreferred", "administrator");
    const rows = [{ ...bare, registered: false, methods: [], userType: "guest" as const }];
    const text = textOf(methodsCard(aMethodsView({ rows })));
    assert.match(text, /Not registered\nperson1@contoso\.com · Contoso · guest\n11 to/);
    const others = rowText({ systemPreferred: "fido2", administrator: false });
    assert.match(others, /Prefers: Authenticator · Microsoft prefers: fido2/);
    assert.doesNotMatch(others, /administrator/);
    const one = (row: MethodsRow) => textOf(methodsCard(aMethodsView({ rows: [row] })));
    assert.match(one({ ...bare, userPreferred: "sms" }), /\nPrefers: text message\n/);
    assert.match(one({ ...bare, systemPreferred: "push" }), /\nMicrosoft prefers: Authenticator\n/);
    const unread = one(without(bare, "registered"));
    assert.match(unread, /Could not be read/);
    assert.doesNotMatch(one({ ...bare, userPreferred: "none" }), /refers/);
  });

  it("says how old it is", () => {
    assert.match(textOf(methodsCard(aMethodsView())), /Read at 14:00 UTC, 3 minutes ago\. Microsoft's report can lag/);
    const old = aMethodsView({ oldestAt: "2026-11-24T12:00:00Z" });
    assert.match(textOf(methodsCard(old)), /2 hours ago/);
    const everywhere = ["Contoso", "Fabrikam"].map((customerName) => ({ customerName, why: "no-role" as const }));
    const read = aMethodsView({ customers: ["tenant-0", "tenant-1", "tenant-2"], withoutReport: everywhere });
    assert.doesNotMatch(textOf(methodsCard(read)), /can lag/, "nobody on this page is from the report");
    const some = aMethodsView({ withoutReport: everywhere.slice(0, 1) });
    assert.match(textOf(methodsCard(some)), /can lag/);
  });

  it("says where there is no report, and why", () => {
    const withoutReport = (["no-licence", "no-role", "no-permission"] as const).map((why) => ({
      ...{ customerName: why, why },
    }));
    const text = textOf(methodsCard(aMethodsView({ withoutReport })));
    assert.match(
      text,
      /Read person by person\. Filters look at the people of each page only\. Who is an administrator, and what Microsoft prefers, is not known there\./,
    );
    assert.match(text, /no-licence: Microsoft's report needs Entra ID P1 or P2/);
    assert.match(text, /no-role: Microsoft's report needs the Entra role Reports Reader/);
    assert.match(text, /no-permission: the bot was not given the permission AuditLog\.Read\.All/);
    const many = Array.from({ length: 9 }, (_, index) => ({ customerName: `C${index}`, why: "no-role" as const }));
    assert.match(textOf(methodsCard(aMethodsView({ withoutReport: many }))), /And 3 more\./);
  });

  it("stays small with ten people of the longest names and every method", () => {
    const methods = [
      ...(["mobile-phone", "alternate-mobile-phone", "office-phone", "authenticator", "software-oath"] as const),
      ...(["hardware-oath", "passkey", "windows-hello", "platform-credential", "email"] as const),
      ...(["temporary-access-pass", "qr-code", "external", "unknown"] as const),
    ];
    const part = { ...longest, methods, systemPreferred: "𝒮".repeat(64) };
    const rows = Array.from({ length: 10 }, (_, index) => aMethodsRow(index, part));
    const withoutReport = customers.map((customerName) => ({ customerName, why: "no-role" as const }));
    const card = methodsCard(aMethodsView({ rows, ticked: longTicks, silent, withoutReport }, { customers }));
    assert.deepEqual(checkCard(card), []);
  });
});
