import assert from "node:assert/strict";
import { checkCard } from "../../cards/kit/check-card.ts";
import { type ReviewView, reviewCard } from "../../cards/review-card.ts";
import {
  aPlan,
  aReset,
  aTarget,
  batchId,
  easyRule,
  manyResets,
  methods,
  now,
  removal,
} from "../support/builders/resets.ts";
import { leftOut } from "../support/card-samples.ts";
import { buttonOf, choicesOf, inputOf, textOf, titlesOf } from "../support/read-card.ts";

function review(part: Partial<ReviewView> = {}) {
  return reviewCard({ batchId, resets: [aReset()], excluded: [], rule: easyRule, now, ...part });
}

describe("review card, one person", () => {
  it("ticks every removal at first, in a list for what is deleted and one for what is switched off", () => {
    const [deleted, off] = [inputOf(review(), "ticks-0"), inputOf(review(), "off-0")];
    assert.equal(deleted["value"], "1,2,3,4");
    assert.equal(off["value"], "0");
    assert.deepEqual(
      choicesOf(off).map(({ title }) => title),
      ["Hardware token (OATH), GALT11420104"],
    );
    assert.equal(choicesOf(deleted)[2]?.title, "Phone (mobile) +49 •••••••••89, added 12 Mar 2023");
    assert.match(textOf(review()), /^Will be deleted: untick/m);
    assert.match(textOf(review()), /^Will be switched off \(deactivated, stays assigned\): untick/m);
  });

  it("heads a list of one kind by what happens", () => {
    const deleted = review({ resets: [aReset({ plan: aPlan({ removals: [removal(methods.app)] }) })] });
    const off = review({ resets: [aReset({ plan: aPlan({ removals: [removal(methods.token)] }) })] });
    assert.match(textOf(deleted), /^Will be deleted: untick/m);
    assert.match(textOf(off), /^Will be switched off \(deactivated, stays assigned\): untick/m);
  });

  it("shows what stays, the flagged first", () => {
    const text = textOf(review());
    assert.match(
      text,
      /Stays, can still sign in\n• Passkey, .*Look: added in the last 7 days; lives in an authenticator app/,
    );
    assert.match(text, /Unknown method, futureAuthenticationMethod: a kind this bot does not know/);
  });

  it("says what nobody could read, and which default is changed first", () => {
    for (const [why, words] of [
      ["forbidden", "your Entra role"],
      ["not-in-this-cloud", "in this cloud"],
      ["failed", "did not answer"],
    ] as const) {
      const plan = aPlan({ hardwareUnreadable: why, changeDefaultTo: "voiceMobile", kept: [] });
      const text = textOf(review({ resets: [aReset({ plan })] }));
      assert.match(text, new RegExp(`Hardware tokens could not be read.*${words}`));
      assert.match(text, /First the default becomes: call to the mobile phone/);
    }
  });

  it("stops at an administrator, a reset of today and a method of today, and at nothing else", () => {
    const quiet = aPlan({ removals: [removal(methods.app)], kept: [] });
    assert.doesNotMatch(textOf(review({ resets: [aReset({ plan: quiet })] })), /Stop and check/);
    const loud = aReset({ administrator: true, lastResetAt: "2026-11-24T02:10:00Z" });
    assert.match(
      textOf(review({ resets: [loud] })),
      /Stop and check\n• Administrator account\n• Was reset less than 24 hours ago \(02:10 UTC\)\n• A method was added/,
    );
  });

  it("gives guest, disabled and synced as facts", () => {
    const target = aTarget({ userType: "guest", enabled: false, synced: true, managementRestricted: true });
    const text = textOf(review({ resets: [aReset({ plan: aPlan({ target }) })] }));
    assert.match(text, /guest, account disabled, synced from on-premises, in a restricted unit/);
  });

  it("confirms one named person, and carries the batch id and whose check boxes it shows", () => {
    const confirm = buttonOf(review(), "Confirm: Alice Anders, Contoso");
    assert.equal(confirm["verb"], "reset.confirm");
    assert.deepEqual(confirm["data"], { batch: batchId, withTicks: "0" });
    assert.equal(confirm["associatedInputs"], undefined);
    assert.equal(buttonOf(review(), "Cancel")["associatedInputs"], "none");
    assert.match(textOf(review()), /Works once, only for you, until 14:13 UTC/);
  });

  it("falls back to the address where the name is empty", () => {
    const target = aTarget({ displayName: "\u200B" });
    assert.ok(
      titlesOf(review({ resets: [aReset({ plan: aPlan({ target }) })] })).includes(
        "Confirm: alice@contoso.com, Contoso",
      ),
    );
  });

  it("keeps what was ticked and filled in, and says what is missing", () => {
    const card = review({
      ticks: { 0: [3, 4] },
      details: {
        reason: "lost",
        reasonText: "in the lake",
        verification: "video",
        ticket: "INC-1",
        revokeSessions: true,
      },
      missing: ["reason", "verification", "ticket", "nothing-ticked", "alternate-mobile-first"],
      changed: true,
    });
    const values = ["ticks-0", "reason", "reasonText", "verification", "ticket", "revoke"].map(
      (id) => inputOf(card, id)["value"],
    );
    assert.deepEqual(values, ["3,4", "lost", "in the lake", "video", "INC-1", "true"]);
    assert.match(textOf(card), /Something changed since the last summary[^]*Not confirmed yet\n(?:• .*\n){5}/);
  });

  it("requires what the customer's rules require", () => {
    const rule = { ...easyRule, requireReason: true, requireVerification: true, requireTicket: true };
    const strict = review({ rule });
    for (const id of ["reason", "verification", "ticket"]) {
      assert.equal(inputOf(strict, id)["isRequired"], true);
      assert.equal(inputOf(review(), id)["isRequired"], undefined);
    }
  });
});

describe("review card, many people", () => {
  it("counts people and customers, and numbers the people", () => {
    const card = review({ resets: manyResets(3), excluded: leftOut });
    assert.ok(titlesOf(card).includes("Confirm: 3 people, 2 customers"));
    assert.ok(titlesOf(card).includes("Methods 2: Person Number 2"));
    assert.match(textOf(card), /Left out: 6 people/);
    assert.match(textOf(card), /4 will be deleted, 1 will be switched off, 3 methods stay, look at 1 of them/);
    assert.equal(inputOf(card, "ticks-2")["value"], "1,2,3,4");
  });

  it("names whom to stop at", () => {
    const resets = manyResets(12, () => ({ administrator: true }));
    assert.match(textOf(review({ resets })), /Administrator account: Person Number 1, .* and 4 more/);
  });

  for (const number of [2, 10, 25, 60, 100]) {
    it(`stays small with ${number} people of the longest names`, () => {
      const resets = manyResets(number, (index) => ({
        plan: aPlan({
          target: aTarget({ objectId: `p${index}`, displayName: "N".repeat(256), userPrincipalName: "u".repeat(113) }),
          removals: Object.values(methods).map(removal),
        }),
      }));
      const excluded = Array.from({ length: 12 }, () => leftOut).flat();
      const card = review({ resets, excluded });
      assert.deepEqual(checkCard(card), []);
      assert.match(textOf(card), number > 60 ? /And 40 more people/ : new RegExp(`${number}\\. N+`));
    });
  }
});
