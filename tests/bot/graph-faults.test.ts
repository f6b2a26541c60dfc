import assert from "node:assert/strict";
import { targetIds } from "../../emulator/seed/contoso.ts";
import { fixedIds } from "../../emulator/seed/methods.ts";
import { atTheDesk, changesOf, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import { userOf } from "../support/world-of.ts";

const phone = `phoneMethods/${fixedIds.mobile}`;

describe("Graph misbehaves during a reset", () => {
  const shared = sharedHelpdesk();

  async function confirmed(text = "reset MFA for paula phone", fault: () => void = () => undefined) {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say(text);
    const summary = await olivia.sees(/Confirm: /);
    fault();
    await olivia.press(summary, "reset.confirm");
    return wordsOf(await olivia.becomes(summary, /Reference:/));
  }

  const on = (method: string, path: string) => ({ service: "graph", method, path }) as const;

  it("429 with a fraction of a second: waits as told and goes on", async () => {
    const { faults } = shared.desk.microsoft;
    const words = await confirmed(undefined, () => {
      faults.add({
        match: on("DELETE", "phone"),
        times: 2,
        answer: { status: 429, headers: { "retry-after": "0.7" } },
      });
    });
    assert.match(words, /Complete: the 1 method is gone/);
    assert.deepEqual(changesOf(shared.desk), [`DELETE ${phone} 429`, `DELETE ${phone} 429`, `DELETE ${phone} 204`]);
    assert.ok(shared.desk.waits.some((ms) => ms > 600 && ms <= 700));
  });

  it("503 for an answer that was lost: the 404 after it is no failure, and it is not asked a third time", async () => {
    const { faults } = shared.desk.microsoft;
    const words = await confirmed(undefined, () => {
      faults.add({ match: on("DELETE", "phone"), times: 1, answer: { status: 503, apply: true } });
    });
    assert.match(words, /Complete: the 1 method is gone/);
    assert.deepEqual(changesOf(shared.desk), [`DELETE ${phone} 503`, `DELETE ${phone} 404`]);
  });

  it("a dropped connection", async () => {
    const { faults } = shared.desk.microsoft;
    const words = await confirmed(undefined, () => {
      faults.add({ match: on("DELETE", "phone"), times: 1, drop: true });
    });
    assert.match(words, /Complete/);
    assert.deepEqual(changesOf(shared.desk), [`DELETE ${phone} 0`, `DELETE ${phone} 204`]);
  });

  it("403 on one method stops that method only", async () => {
    const { faults } = shared.desk.microsoft;
    const words = await confirmed("reset MFA for alice", () => {
      faults.add({ match: on("DELETE", "softwareOath"), answer: { status: 403 } });
    });
    assert.match(words, /Partial: \d of 5 still registered/);
    assert.match(
      words,
      /software OATH\):\s+still registered \. Your Entra role in this customer does not reach it: Privileged Authentication Administrator does/,
    );
    assert.equal(changesOf(shared.desk).filter((change) => change.endsWith(" 204")).length, 3);
  });

  it("what is deleted is still listed for a while: read again until it is gone", async () => {
    const words = await confirmed(undefined, () => {
      shared.desk.microsoft.world.conditions.readLagMs = 1200;
    });
    assert.match(words, /Complete: the 1 method is gone, checked/);
    assert.ok(shared.desk.waits.includes(500));
  });

  it("still listed at the end: said, never guessed", async () => {
    const words = await confirmed(undefined, () => {
      shared.desk.microsoft.world.conditions.readLagMs = 3_600_000;
    });
    assert.match(words, /Failed|Partial/);
    assert.match(words, /Microsoft said deleted, but still lists it/);
  });

  it("Graph is down at the proof: unproven", async () => {
    const { faults } = shared.desk.microsoft;
    const words = await confirmed(undefined, () => {
      faults.add({ match: on("GET", "/authentication/methods"), after: 1, answer: { status: 503 } });
    });
    assert.match(words, /Unproven: 1 of 1 accepted, but nobody could check/);
    assert.doesNotMatch(words, /Complete/);
  });

  for (const reading of ["authentication/methods", "hardwareOathMethods"]) {
    it(`"nothing to reset" is never said when ${reading} could not be read`, async () => {
      const { faults } = shared.desk.microsoft;
      faults.add({ match: on("GET", reading), answer: { status: reading.startsWith("hard") ? 403 : 503 } });
      const olivia = atTheDesk(shared.desk, "olivia");
      await olivia.say("reset MFA for nora");
      const card = await olivia.sees(/Nora/);
      assert.match(wordsOf(card), /could not be read/i);
      assert.doesNotMatch(wordsOf(card), /^ Nothing to reset|: nothing to reset\./);
    });
  }

  it("the default is the alternate mobile beside a mobile: the default moves first, then in order", async () => {
    await resetBy(atTheDesk(shared.desk, "olivia"), "reset MFA for bea");
    assert.deepEqual(changesOf(shared.desk), [
      "PATCH signInPreferences 204",
      `DELETE phoneMethods/${fixedIds.alternateMobile} 204`,
      `DELETE ${phone} 204`,
    ]);
  });

  for (const [preferred, kind] of [
    ["push", "microsoftAuthenticatorMethods"],
    ["oath", "softwareOathMethods"],
    ["sms", phone],
    ["voiceMobile", phone],
    ["voiceOffice", `phoneMethods/${fixedIds.office}`],
  ] as const) {
    it(`the default (${preferred}) goes last, without one refusal`, async () => {
      const user = userOf(shared.desk, targetIds.aliceAnders);
      const own = user.methods.find(({ type, properties }) =>
        kind.startsWith("phone")
          ? properties["phoneType"] === (kind === phone ? "mobile" : "office")
          : kind.startsWith(type.replace("AuthenticationMethod", "")),
      );
      user.preferences.userPreferredMethodForSecondaryAuthentication = preferred;
      user.defaultMethodId = own?.id ?? null;
      const words = await confirmed("reset MFA for alice");
      assert.match(words, /Complete: all 5 gone/);
      const changes = changesOf(shared.desk);
      assert.equal(changes.length, 5, changes.join("\n"));
      assert.ok(changes.at(-1)?.startsWith(`DELETE ${kind}`), changes.join("\n"));
    });
  }
});
