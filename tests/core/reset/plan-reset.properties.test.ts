import assert from "node:assert/strict";
import fc from "fast-check";
import type { Method, MethodKind, PreferredMethod } from "../../../core/reset/method.ts";
import { onlyTicked, planFingerprint } from "../../../core/reset/plan-reset.ts";
import { aPlanFor } from "../../support/builders/a-pending-reset.ts";
import { now } from "../../support/builders/resets.ts";

const removable: readonly MethodKind[] = [
  "hardware-oath",
  "software-oath",
  "office-phone",
  "alternate-mobile-phone",
  "mobile-phone",
  "authenticator",
];
const others = [
  ...(["passkey", "windows-hello", "platform-credential", "email", "temporary-access-pass", "qr-code"] as const),
  ...(["external", "password", "unknown"] as const),
];
const behind: Partial<Record<PreferredMethod, readonly MethodKind[]>> = {
  push: ["authenticator"],
  oath: ["software-oath", "authenticator"],
  sms: ["mobile-phone"],
  voiceMobile: ["mobile-phone"],
  voiceAlternateMobile: ["alternate-mobile-phone"],
  voiceOffice: ["office-phone"],
};

const method: fc.Arbitrary<Method> = fc.record(
  {
    id: fc.uuid(),
    kind: fc.constantFrom<MethodKind>(...removable, ...others),
    label: fc.string(),
    activated: fc.boolean(),
    usable: fc.boolean(),
    inAuthenticatorApp: fc.boolean(),
  },
  { requiredKeys: ["id", "kind"] },
);
const methods = fc.uniqueArray(method, { selector: ({ id }) => id, maxLength: 12 });
const preferred = fc.constantFrom<PreferredMethod>(
  ...(["push", "oath", "voiceMobile", "voiceAlternateMobile", "voiceOffice", "sms", "none", "unreadable"] as const),
);

describe("core/plan-reset, whatever the methods", () => {
  it("every method is in the plan once, to go or to stay", () => {
    fc.assert(
      fc.property(methods, preferred, (all, first) => {
        const { removals, kept } = aPlanFor(all, { preferred: first });
        const planned = [...removals, ...kept].map((one) => one.method.id);
        assert.deepEqual(planned.sort(), all.map(({ id }) => id).sort());
      }),
    );
  });
  it("nothing outside the portal's scope is ever removed, and unknown kinds stay as unknown", () => {
    fc.assert(
      fc.property(methods, preferred, (all, first) => {
        const { removals, kept } = aPlanFor(all, { preferred: first });
        for (const removal of removals) {
          assert.ok(removable.includes(removal.method.kind));
          assert.equal(removal.action, removal.method.kind === "hardware-oath" ? "deactivate" : "delete");
        }
        for (const { method: stays, reason } of kept) {
          assert.equal(stays.kind === "unknown", reason === "unknown-kind");
        }
      }),
    );
  });
  it("alternate mobile always before mobile", () => {
    fc.assert(
      fc.property(methods, preferred, (all, first) => {
        const order = aPlanFor(all, { preferred: first }).removals.map((removal) => removal.method.kind);
        const mobile = order.indexOf("mobile-phone");
        assert.ok(mobile === -1 || order.lastIndexOf("alternate-mobile-phone") < mobile);
      }),
    );
  });
  it("the default's kind is last, unless another becomes the default first: then that one's", () => {
    fc.assert(
      fc.property(methods, preferred, (all, first) => {
        const plan = aPlanFor(all, { preferred: first });
        const order = plan.removals.map((removal) => removal.method.kind);
        const last = behind[plan.changeDefaultTo ?? first]?.find((kind) => order.includes(kind));
        assert.ok(last === undefined || order.at(-1) === last);
      }),
    );
  });
  it("ticking takes a subset, in the same order, and loses nothing", () => {
    fc.assert(
      fc.property(methods, preferred, fc.func(fc.boolean()), (all, first, ticks) => {
        const plan = aPlanFor(all, { preferred: first });
        const ids = plan.removals.map((removal) => removal.method.id);
        const ticked = ids.filter((id) => ticks(id));
        const part = onlyTicked(plan, [...ticked, "forged"], now);
        assert.deepEqual(
          part.removals.map((removal) => removal.method.id),
          ticked,
        );
        assert.equal(part.kept.length, plan.kept.length + ids.length - ticked.length);
      }),
    );
  });
  it("the fingerprint knows neither order nor labels", () => {
    fc.assert(
      fc.property(methods, preferred, preferred, (all, first, second) => {
        const again = all.map((one) => ({ ...one, label: "other" })).reverse();
        const plans = [aPlanFor(all, { preferred: first }), aPlanFor(again, { preferred: second })];
        assert.equal(new Set(plans.map(planFingerprint)).size, 1);
      }),
    );
  });
});
