import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { targetIds } from "../../emulator/seed/contoso.ts";
import { type AtTheDesk, atTheDesk, batchOf, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("revoke sessions, on the same road", () => {
  const shared = sharedHelpdesk();
  let olivia: AtTheDesk;
  beforeEach(() => {
    olivia = atTheDesk(shared.desk, "olivia");
  });

  it("typed: summary, confirm, outcome, audit; no method is read or touched", async () => {
    await olivia.say("revoke sessions for paula because stolen ticket INC-9");
    const summary = await olivia.sees(/Revoke sessions of Paula Phone\?/);
    const words = wordsOf(summary);
    assert.match(words, /What follows: +every session ends[^]*Methods and password stay as they are/);
    assert.doesNotMatch(words, /Also sign out everywhere|Will be deleted/);
    const batch = batchOf(summary);
    await olivia.press(summary, "reset.confirm");
    const outcome = wordsOf(await olivia.becomes(summary, /Complete: sessions revoked/));
    assert.match(outcome, /Signed out everywhere[^]*Reason: +Stolen[^]*Ticket: +INC-9/);
    assert.match(outcome, /Revoke sessions for Paula Phone/);
    assert.deepEqual(changesOf(shared.desk), ["POST revokeSignInSessions 200"]);
    const { requests } = shared.desk.microsoft;
    assert.ok(!requests.all().some(({ path }) => path.includes("/authentication/")));
    const entries = (await readFile(shared.desk.auditFile, "utf8")).split("\n").filter((line) => line.includes(batch));
    assert.match(entries.join("\n"), /"act":"revoke-sessions"/);
  });

  it("an administrator's role and every desk rule count as for a reset", async () => {
    await olivia.say("revoke sessions for gloria");
    await olivia.sees(/needs Privileged Authentication Administrator/);
    await olivia.say("revoke sessions for olivia");
    await olivia.sees(/nobody resets their own account/);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("guests: said beforehand and left out, or refused where nobody else is asked for", async () => {
    await olivia.say("revoke sessions for gita guest");
    await olivia.sees(/No effect on guests[^]*Only their home organisation can end their sessions/);
    await olivia.say(`revoke sessions for ${targetIds.gitaGuest}, ${targetIds.paulaPhone}`);
    const summary = await olivia.sees(/Revoke sessions of Paula Phone\?/);
    assert.match(wordsOf(summary), /Left out: 1 person[^]*Gita Guest[^]*no effect/);
    await olivia.press(summary, "reset.confirm");
    await olivia.becomes(summary, /Complete/);
    assert.deepEqual(changesOf(shared.desk), ["POST revokeSignInSessions 200"]);
  });

  it("from the list, several at once; a refusal fails for that person and is said", async () => {
    await olivia.say("users a");
    const card = await olivia.sees(/Users Customers: +Northwind/);
    await olivia.press(card, "list.search", { find: "paula", filter: "all" });
    await olivia.becomes(card, /1 to 1 of 1/);
    await olivia.press(card, "list.search", { "tick-0": "true", find: "alice", filter: "all" });
    await olivia.becomes(card, /1 selected/);
    await olivia.press(card, "list.revoke-sessions", { "tick-0": "true" });
    await olivia.becomes(card, /Revoke sessions of 2 people\?/);
    const { faults } = shared.desk.microsoft;
    const path = `${targetIds.paulaPhone}/revokeSignInSessions`;
    faults.add({ match: { service: "graph", path }, answer: { status: 403 } });
    await olivia.press(card, "reset.confirm");
    const outcome = wordsOf(await olivia.becomes(card, /2 people: 1 failed, 1 complete/));
    assert.match(outcome, /Paula Phone, Northwind : Failed: no session was revoked/);
    assert.match(outcome, /NOT signed out[^]*Make it again[^]*Back to the view/);
  });

  it("a choice among several keeps that sessions are meant", async () => {
    await olivia.say("revoke sessions for anders");
    const choose = await olivia.sees(/Which one\?/);
    await olivia.press(choose, "reset.choose", { picked: "0" });
    await olivia.becomes(choose, /Revoke sessions of /);
  });
});
