import assert from "node:assert/strict";
import { channelNoteCard, type NoteState } from "../../cards/channel-note-card.ts";
import { chooseCard } from "../../cards/choose-card.ts";
import { closedCard } from "../../cards/closed-card.ts";
import { excludedCard } from "../../cards/excluded-card.ts";
import { helpCard } from "../../cards/help-card.ts";
import { checkCard } from "../../cards/kit/check-card.ts";
import { meantCard } from "../../cards/meant-card.ts";
import { problemCard } from "../../cards/problem-card.ts";
import { whoAmICard } from "../../cards/who-am-i-card.ts";
import { denialWords } from "../../cards/words/denial-words.ts";
import { workingCard } from "../../cards/working-card.ts";
import type { Denial } from "../../core/access/decision.ts";
import { type ProblemCode, problems } from "../../core/problem.ts";
import { allGone, anOutcome, aReset, aTarget, batchId, ended, manyResets } from "../support/builders/resets.ts";
import { leftOut } from "../support/card-samples.ts";
import { buttonOf, inputOf, textOf, titlesOf } from "../support/read-card.ts";

describe("help and meant card", () => {
  it("put the nearest command first, as a button that says it", () => {
    const card = helpCard({ said: "rest mfa alice", nearest: "reset MFA for alice" });
    assert.equal(titlesOf(card)[0], "reset MFA for alice");
    assert.deepEqual(buttonOf(card, "reset MFA for alice")["data"], { text: "reset MFA for alice" });
  });

  it("say that passwords are not changed here", () => {
    const card = meantCard({ said: "alice", text: "reset MFA for alice" });
    assert.match(textOf(card), /can't change passwords/);
    assert.deepEqual(buttonOf(card, "Reset MFA for alice")["data"], { text: "reset MFA for alice" });
  });
});

describe("choose card", () => {
  const view = { choiceId: "choice-aaaa", asked: "ali", more: false, customers: ["Contoso"], silent: [] };

  it("offers at most ten, none chosen beforehand", () => {
    const card = chooseCard({ ...view, offered: Array.from({ length: 12 }, () => aTarget()) });
    assert.equal((inputOf(card, "picked")["choices"] as unknown[]).length, 10);
    assert.equal(inputOf(card, "picked")["value"], undefined);
    assert.match(textOf(card), /fits more than 10 people/);
    assert.deepEqual(buttonOf(card, "Continue")["data"], { choice: "choice-aaaa" });
  });

  it("says who did not answer, even where one person fits", () => {
    const silent = [{ tenantId: "fabrikam", customerName: "Fabrikam", reason: "sign-in-needed" as const }];
    const target = aTarget({ jobTitle: "" });
    const text = textOf(chooseCard({ ...view, offered: [target], silent }));
    assert.match(
      text,
      /^Is this the person\?[^]*Fabrikam: you have to sign in there first[^]*Alice Anders, alice@contoso.com, Contoso$/m,
    );
  });
});

describe("excluded card", () => {
  it("says why of each, and offers each near miss once", () => {
    const card = excludedCard({ excluded: leftOut });
    for (const words of [
      "no user matches. Searched: Contoso, Fabrikam",
      "fits 2 people",
      "Type the person's address",
      "needs Privileged",
      "could not be read. Microsoft is asking",
    ]) {
      assert.ok(textOf(card).includes(words), words);
    }
    assert.equal(titlesOf(card).length, 2);
    assert.deepEqual(buttonOf(card, "Reset MFA for alice@contoso.com")["data"], {
      text: "reset MFA for alice@contoso.com",
    });
  });

  it("never says nothing where hardware tokens could not be read", () => {
    const nothing = { why: "nothing-to-reset", target: aTarget(), kept: [] } as const;
    assert.match(textOf(excludedCard({ excluded: [{ ...nothing, hardwareUnread: true }] })), /^Not sure: Alice/);
    assert.match(
      textOf(excludedCard({ excluded: [{ ...nothing, hardwareUnread: false }] })),
      /^Nothing to reset: Alice/,
    );
    const reset = { ...nothing, hardwareUnread: false, lastResetAt: "2026-11-24T14:03:00Z" };
    assert.match(textOf(excludedCard({ excluded: [reset] })), /Their last reset was on 24 Nov 2026, 14:03 UTC\./);
  });

  it("stays small with two hundred names", () => {
    const excluded = Array.from({ length: 40 }, () => leftOut).flat();
    const many = {
      why: "not-found",
      asked: "x",
      near: [],
      searched: Array.from({ length: 12 }, () => "Contoso"),
    } as const;
    const card = excludedCard({ excluded: [many, ...excluded] });
    assert.deepEqual(checkCard(card), []);
    assert.match(textOf(card), /and 2 more[^]*And \d+ more people/);
  });

  it("says whom to ask for every denial", () => {
    const customerName = "Contoso";
    const denials: Denial[] = [
      { why: "desk-role-missing", role: "UsersReader", customerName },
      { why: "desk-own-account" },
      { why: "desk-same-person" },
      { why: "desk-never", customerName },
      { why: "desk-administrator", customerName },
      { why: "desk-customer-not-served" },
      { why: "entra-role-missing", needs: "Authentication Administrator", customerName },
    ];
    const kinds = denials.map(
      (denial) => /^(Desk role|Desk rule|Entra role in Contoso): /.exec(denialWords(denial))?.[1],
    );
    const rule = "Desk rule";
    assert.deepEqual(kinds, ["Desk role", rule, rule, rule, rule, rule, "Entra role in Contoso"]);
  });
});

describe("working, closed and problem card", () => {
  it("count methods and users", () => {
    const resets = manyResets(12, (index) =>
      index === 0 ? { state: "ended", steps: allGone, outcome: anOutcome() } : { chosen: ["m1"] },
    );
    const text = textOf(workingCard({ batchId, resets, pause: { ms: 9300, before: "next-try" } }));
    assert.match(text, /5 of 16 methods, 1 of 12 users[^]*and 2 more\nMicrosoft is busy: it goes on in 10 seconds/);
    const reading = workingCard({ batchId, resets, pause: { ms: 1000, before: "next-reading" } });
    assert.match(textOf(reading), /read again in 1 second\./);
    assert.match(textOf(workingCard({ batchId, resets, pause: { ms: 300_000, before: "next-try" } })), /in 5 minutes/);
    assert.match(textOf(workingCard({ batchId, resets: [] })), /0 of 0 methods/);
    assert.match(textOf(workingCard({ batchId, resets: [ended(anOutcome())] })), /\n5 of 5 methods\n/);
  });

  it("offer it again only when expired", () => {
    assert.deepEqual(titlesOf(closedCard({ batchId, resets: [aReset()], why: "expired" })), ["Make it again"]);
    const cancelled = closedCard({ batchId, resets: manyResets(30), why: "cancelled", by: "Olive" });
    assert.match(textOf(cancelled), /^Cancelled by Olive\nNothing was changed\.[^]*and 5 more/);
    assert.deepEqual(titlesOf(closedCard({ batchId, resets: [aReset()], why: "superseded" })), []);
  });

  it("say each problem in the words of the table, and sign in where that helps", () => {
    for (const code of Object.keys(problems) as ProblemCode[]) {
      const card = problemCard({ code, reference: "", nothingChanged: true });
      assert.ok(textOf(card).startsWith(`${problems[code].title}\n${problems[code].advice}`));
      assert.ok(textOf(card).split("Nothing was").length <= 3);
      assert.deepEqual(titlesOf(card), code === "sign-in-needed" ? ["Sign in"] : []);
    }
  });
});

describe("who am I, and the channel's note", () => {
  it("tell what is known of the operator", () => {
    const view = { operator: aReset().operator, homeCustomerName: "Contoso", signedIn: false, deskRoles: [] };
    assert.match(textOf(whoAmICard(view)), /Not signed in\.[^]*None: ask whoever[^]*Not read\. Microsoft decides/);
    const customers = Array.from({ length: 22 }, (_, index) => `C${index}`);
    const card = whoAmICard({ ...view, signedIn: true, deskRoles: [{ role: "DeskLead", customers }], entraRoles: [] });
    assert.match(textOf(card), /Desk Lead: C0, .* and 2 more[^]*None active\./);
    assert.deepEqual(titlesOf(card), ["Sign out", "Help"]);
  });

  it("give a channel names, customers and counts, and no buttons", () => {
    const states: NoteState[] = ["asked", "working", "done", "cancelled", "expired", "not-installed", "problem"];
    const people = Array.from({ length: 30 }, (_, index) => ({ name: `P${index}`, customerName: "Contoso" }));
    for (const state of states) {
      const card = channelNoteCard({ operatorName: "Olive", people, counts: { people: 30, customers: 1 }, state });
      assert.deepEqual(checkCard(card), []);
      assert.match(textOf(card), /^MFA reset[^]*30 people, 1 customer\n• P0, Contoso[^]*and 5 more/);
      assert.deepEqual(titlesOf(card), []);
    }
  });
});
