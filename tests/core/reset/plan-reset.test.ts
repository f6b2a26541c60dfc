import assert from "node:assert/strict";
import type { Method, MethodKind } from "../../../core/reset/method.ts";
import type { ResetPlan } from "../../../core/reset/plan.ts";
import {
  alternateMobileLeftBehind,
  isRecent,
  onlyTicked,
  planFingerprint,
  planReset,
} from "../../../core/reset/plan-reset.ts";
import { aPlanFor } from "../../support/builders/a-pending-reset.ts";
import {
  aHardwareToken,
  aMethod,
  aMobile,
  anAlternateMobile,
  anAuthenticator,
  aPasskey,
  aReading,
  oneOfEach,
} from "../../support/builders/methods.ts";
import { aPerson } from "../../support/builders/people.ts";
import { now } from "../../support/builders/resets.ts";

const alice = aPerson("Alice Anders");
const kinds = (plan: ResetPlan): MethodKind[] => plan.removals.map(({ method }) => method.kind);

describe("core/plan-reset", () => {
  describe("planReset: what goes and what stays", () => {
    const fates: Record<MethodKind, string> = {
      "mobile-phone": "delete",
      "alternate-mobile-phone": "delete",
      "office-phone": "delete",
      authenticator: "delete",
      "software-oath": "delete",
      "hardware-oath": "already-off",
      passkey: "not-part-of-a-reset",
      "windows-hello": "not-part-of-a-reset",
      "platform-credential": "not-part-of-a-reset",
      email: "not-part-of-a-reset",
      "temporary-access-pass": "not-part-of-a-reset",
      "qr-code": "not-part-of-a-reset",
      external: "not-part-of-a-reset",
      password: "not-part-of-a-reset",
      unknown: "unknown-kind",
    };
    const fateOf = (method: Method): string | undefined => {
      const { removals, kept } = aPlanFor([method]);
      return removals[0]?.action ?? kept[0]?.reason;
    };
    for (const [kind, fate] of Object.entries(fates)) {
      it(`${kind}: ${fate}`, () => {
        assert.equal(fateOf(aMethod(kind as MethodKind)), fate);
      });
    }
    it("deactivates a hardware token that is switched on", () => {
      assert.equal(fateOf(aHardwareToken()), "deactivate");
    });
    it("keeps a hardware token that is switched off", () => {
      assert.equal(fateOf(aHardwareToken({ activated: false })), "already-off");
    });
    it("says when it was read, and why hardware tokens could not be", () => {
      const plan = planReset(alice, aReading([], { hardwareUnreadable: "forbidden" }), now);
      assert.equal(plan.hardwareUnreadable, "forbidden");
      assert.equal(plan.readAt, now.toISOString());
      assert.equal(planReset(alice, aReading([]), now).hardwareUnreadable, undefined);
    });
  });

  describe("flags of what stays", () => {
    const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString();
    const flagsOf = (method: Method) => aPlanFor([method]).kept[0]?.flags;
    it("added 6.9 days ago is recent, 7 days ago is not, an unknown time is not", () => {
      assert.deepEqual(flagsOf(aPasskey({ addedAt: daysAgo(6.9) })), ["added-recently"]);
      assert.deepEqual(flagsOf(aPasskey({ addedAt: daysAgo(7) })), []);
      assert.equal(isRecent({ id: "x", kind: "passkey" }, now), false);
    });
    it("a Temporary Access Pass that can be used now", () => {
      assert.deepEqual(flagsOf(aMethod("temporary-access-pass", { usable: true })), ["usable-pass"]);
      assert.deepEqual(flagsOf(aMethod("temporary-access-pass", { usable: false })), []);
    });
    it("a passkey that lives in an authenticator app, added today: both", () => {
      const passkey = aPasskey({ inAuthenticatorApp: true, addedAt: daysAgo(0) });
      assert.deepEqual(flagsOf(passkey), ["added-recently", "passkey-in-app"]);
    });
  });

  describe("order", () => {
    const usual = ["hardware-oath", "software-oath", "office-phone", "alternate-mobile-phone", "mobile-phone"];
    const orders = [
      { preferred: "none", order: [...usual, "authenticator"], change: undefined },
      { preferred: "unreadable", order: [...usual, "authenticator"], change: undefined },
      { preferred: "push", order: [...usual, "authenticator"], change: undefined },
      {
        preferred: "oath",
        order: ["hardware-oath", ...usual.slice(2), "authenticator", "software-oath"],
        change: undefined,
      },
      { preferred: "sms", order: [...usual.slice(0, 4), "authenticator", "mobile-phone"], change: undefined },
      { preferred: "voiceMobile", order: [...usual.slice(0, 4), "authenticator", "mobile-phone"], change: undefined },
      {
        preferred: "voiceOffice",
        order: ["hardware-oath", "software-oath", ...usual.slice(3), "authenticator", "office-phone"],
        change: undefined,
      },
      {
        preferred: "voiceAlternateMobile",
        order: [...usual.slice(0, 4), "authenticator", "mobile-phone"],
        change: "voiceMobile",
      },
    ] as const;
    for (const { preferred, order, change } of orders) {
      it(`default ${preferred}: ${order.at(-1)} last${change ? `, default becomes ${change} first` : ""}`, () => {
        const plan = aPlanFor(oneOfEach(), { preferred });
        assert.deepEqual(kinds(plan), order);
        assert.equal(plan.changeDefaultTo, change);
      });
    }
    it("default alternate mobile without a mobile: alternate mobile last, no change", () => {
      const plan = aPlanFor([anAlternateMobile(), anAuthenticator()], { preferred: "voiceAlternateMobile" });
      assert.deepEqual(kinds(plan), ["authenticator", "alternate-mobile-phone"]);
      assert.equal(plan.changeDefaultTo, undefined);
    });
    it("default oath without a software token means the app", () => {
      const plan = aPlanFor([anAuthenticator(), aMobile()], { preferred: "oath" });
      assert.equal(kinds(plan).at(-1), "authenticator");
    });
  });

  describe("onlyTicked", () => {
    it("keeps the unticked by the operator's choice, before the others, and the order of the rest", () => {
      const plan = aPlanFor([...oneOfEach(), aPasskey()]);
      const ticked = onlyTicked(plan, ["authenticator", "alternate-mobile-phone"], now);
      assert.deepEqual(kinds(ticked), ["alternate-mobile-phone", "authenticator"]);
      assert.deepEqual(
        ticked.kept.map(({ reason }) => reason),
        [...Array.from({ length: 4 }, () => "not-chosen"), "not-part-of-a-reset"],
      );
    });
    it("ticked nothing: removes nothing; ticked an id that is not in the plan: removes nothing", () => {
      assert.deepEqual(onlyTicked(aPlanFor(), [], now).removals, []);
      assert.deepEqual(onlyTicked(aPlanFor([aPasskey()]), ["passkey", "forged"], now).removals, []);
    });
    it("the default goes and another stays: that one becomes the default first", () => {
      const cases = [
        { stays: anAuthenticator(), becomes: "push" },
        { stays: aMethod("software-oath"), becomes: "oath" },
        { stays: aMethod("office-phone"), becomes: "voiceOffice" },
        { stays: anAlternateMobile(), becomes: "voiceAlternateMobile" },
        { stays: aHardwareToken(), becomes: undefined },
      ] as const;
      for (const { stays, becomes } of cases) {
        const plan = aPlanFor([aMobile(), stays], { preferred: "sms" });
        assert.equal(onlyTicked(plan, ["mobile-phone"], now).changeDefaultTo, becomes, stays.kind);
      }
      const alternate = aPlanFor([aMobile(), anAlternateMobile()], { preferred: "voiceAlternateMobile" });
      assert.equal(onlyTicked(alternate, ["alternate-mobile-phone"], now).changeDefaultTo, "sms");
    });
    it("one of two apps stays: it is the default already", () => {
      const plan = aPlanFor([anAuthenticator(), anAuthenticator({ id: "app-2" })], { preferred: "push" });
      assert.equal(onlyTicked(plan, ["app-2"], now).changeDefaultTo, undefined);
    });
    it("forgets the change of the whole plan where the ticks don't need it", () => {
      const plan = aPlanFor(oneOfEach(), { preferred: "voiceAlternateMobile" });
      assert.equal(onlyTicked(plan, ["software-oath"], now).changeDefaultTo, undefined);
    });
  });

  it("alternateMobileLeftBehind: the mobile ticked, the alternate mobile not", () => {
    const both = aPlanFor([aMobile(), anAlternateMobile()]);
    assert.equal(alternateMobileLeftBehind(both, ["mobile-phone"]), true);
    assert.equal(alternateMobileLeftBehind(both, ["mobile-phone", "alternate-mobile-phone"]), false);
    assert.equal(alternateMobileLeftBehind(both, ["alternate-mobile-phone"]), false);
    assert.equal(alternateMobileLeftBehind(both, []), false);
    assert.equal(alternateMobileLeftBehind(aPlanFor([aMobile()]), ["mobile-phone"]), false);
  });

  describe("planFingerprint", () => {
    const print = (...methods: Method[]) => planFingerprint(aPlanFor(methods));
    it("is the same for another order, other labels and another time of reading", () => {
      const later = planReset(alice, aReading([anAuthenticator({ label: "Pixel 9" }), aMobile()]), new Date(0));
      assert.equal(planFingerprint(later), print(aMobile({ label: "other" }), anAuthenticator()));
    });
    it("tells apart an id, a kind, a creation time, an action, one more kept", () => {
      const different = [
        print(aMobile()),
        print(aMobile({ id: "other" })),
        print(aMethod("office-phone", { id: "mobile-phone" })),
        print(aMobile({ addedAt: now.toISOString() })),
        print(aMobile(), aPasskey()),
        print(aHardwareToken()),
        print(aHardwareToken({ activated: false })),
      ];
      assert.equal(new Set(different).size, different.length);
    });
  });
});
