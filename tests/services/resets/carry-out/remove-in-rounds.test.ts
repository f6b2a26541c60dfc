import assert from "node:assert/strict";
import fc from "fast-check";
import sinon from "sinon";
import type { MethodKind, PreferredMethod } from "../../../../core/reset/method.ts";
import type { RemovalAnswer, Step } from "../../../../core/reset/outcome.ts";
import type { ResetPlan } from "../../../../core/reset/plan.ts";
import { freshSteps } from "../../../../core/reset/steps.ts";
import { type Remaining, removeInRounds } from "../../../../services/resets/carry-out/remove-in-rounds.ts";
import { aPlanFor } from "../../../support/builders/a-pending-reset.ts";
import { aMethod, aMobile, anAlternateMobile, anAuthenticator, oneOfEach } from "../../../support/builders/methods.ts";
import { anOperator, aPerson, home } from "../../../support/builders/people.ts";
import { now } from "../../../support/builders/resets.ts";
import { World } from "../../../support/fakes/a-world.ts";

const alice = aPerson("Alice Anders");

const goingOn = { stopped: new AbortController().signal, mayGoOn: () => Promise.resolve() };

function remainingOf({ target, removals, changeDefaultTo }: ResetPlan): Remaining {
  return { targetId: target.objectId, steps: freshSteps(removals), ...(changeDefaultTo && { changeDefaultTo }) };
}

async function rounds(world: World, plan = aPlanFor(world.people.get("alice")!.methods)) {
  const { methods } = await world.openTenant(anOperator(), home.tenantId);
  const reset = new AbortController();
  const timeout = sinon.spy((_ms: number) => new AbortController().signal);
  const recordDefault = sinon.spy((_answer: RemovalAnswer) => Promise.resolve());
  const record = sinon.spy((_steps: readonly Step[], _changed: Step) => Promise.resolve());
  const deps = { methods, now: () => now, signal: reset.signal, timeout, recordDefault, record, ...goingOn };
  return { reset, timeout, recordDefault, record, run: () => removeInRounds(remainingOf(plan), deps) };
}

const words = (steps: readonly Step[]) =>
  steps.map(({ removal, status, trouble }) => `${removal.method.kind} ${status}${trouble ? `: ${trouble}` : ""}`);

describe("services/resets/remove-in-rounds", () => {
  it("one request at a time, in the plan's order, each recorded before the next", async () => {
    const world = new World();
    world.has(alice, oneOfEach());
    const { record, timeout, run } = await rounds(world);
    const recordedBefore: number[] = [];
    world.beforeRemoval = () => recordedBefore.push(record.callCount);
    const steps = await run();
    assert.equal(world.removals().length, 6);
    assert.deepEqual(recordedBefore, [0, 1, 2, 3, 4, 5]);
    assert.ok(steps.every(({ status }) => status === "deleted" || status === "deactivated"));
    assert.ok(timeout.alwaysCalledWithExactly(15 * 60 * 1000));
  });
  it("a refusal for the default is cured by the next round, and what went is not asked for again", async () => {
    const world = new World();
    world.has(alice, [aMobile(), anAuthenticator()]);
    world.refuses("mobile-phone", "default-method");
    const { run } = await rounds(world);
    assert.deepEqual(words(await run()), ["mobile-phone deleted", "authenticator deleted"]);
    assert.deepEqual(world.removals(), [
      "delete mobile-phone of alice",
      "delete authenticator of alice",
      "delete mobile-phone of alice",
    ]);
  });
  it("stops when a round removes nothing", async () => {
    const world = new World();
    world.has(alice, [aMobile(), anAuthenticator()]);
    world.refuses("mobile-phone", ...Array.from({ length: 9 }, () => "default-method" as const));
    const { run } = await rounds(world);
    assert.deepEqual(words(await run()), ["mobile-phone still-registered: default-method", "authenticator deleted"]);
    assert.equal(world.removals().filter((one) => one.includes("mobile-phone")).length, 2);
  });
  it("a final refusal stops that method only, and is not tried again", async () => {
    const world = new World();
    world.has(alice, oneOfEach());
    world.refuses("hardware-oath", "forbidden");
    world.refuses("mobile-phone", "throttled");
    const { run } = await rounds(world);
    const steps = await run();
    assert.equal(world.removals().length, 6);
    assert.deepEqual(
      words(steps).filter((one) => one.includes("still")),
      ["hardware-oath still-registered: forbidden", "mobile-phone still-registered: throttled"],
    );
  });
  it("what is gone already counts as progress", async () => {
    const world = new World();
    const someone = world.has(alice, [aMobile(), anAuthenticator()]);
    const { run } = await rounds(world);
    someone.methods = [];
    assert.deepEqual(words(await run()), ["mobile-phone already-gone", "authenticator already-gone"]);
  });
  it("the alternate mobile is the default beside a mobile: the default is changed first, and recorded", async () => {
    const world = new World();
    const methods = [aMobile(), anAlternateMobile()];
    world.has(alice, methods, "voiceAlternateMobile");
    const { recordDefault, run } = await rounds(world, aPlanFor(methods, { preferred: "voiceAlternateMobile" }));
    await run();
    assert.deepEqual(world.done, [
      "default of alice becomes voiceMobile",
      "delete alternate-mobile-phone of alice",
      "delete mobile-phone of alice",
    ]);
    assert.equal(recordDefault.firstCall.args[0].kind, "removed");
  });
  it("given up after the longest pause: the rest is not tried", async () => {
    const world = new World();
    world.has(alice, [anAlternateMobile(), aMobile(), anAuthenticator()]);
    world.refuses("mobile-phone", "given-up");
    const { run } = await rounds(world);
    assert.deepEqual(words(await run()), [
      "alternate-mobile-phone deleted",
      "mobile-phone still-registered: given-up",
      "authenticator not-tried",
    ]);
  });
  it("the whole reset took too long: ends after the request under way", async () => {
    const world = new World();
    world.has(alice, [aMobile(), anAuthenticator()]);
    const { reset, run } = await rounds(world);
    world.beforeRemoval = () => {
      reset.abort();
    };
    assert.deepEqual(words(await run()), ["mobile-phone deleted", "authenticator not-tried"]);
  });
  it("what can't be recorded stops it", async () => {
    const world = new World();
    world.has(alice, [aMobile(), anAuthenticator()]);
    const { methods } = await world.openTenant(anOperator(), home.tenantId);
    const { signal } = new AbortController();
    const record = sinon.stub().rejects(new Error("no record"));
    const deps = { methods, now: () => now, signal, timeout: () => signal, recordDefault: record, record, ...goingOn };
    const remaining = remainingOf(aPlanFor([aMobile(), anAuthenticator()]));
    await assert.rejects(removeInRounds(remaining, deps), /no record/);
    assert.equal(world.removals().length, 1);
  });

  const kinds = fc.uniqueArray(
    fc.constantFrom<MethodKind>(
      ...(["mobile-phone", "alternate-mobile-phone", "office-phone", "authenticator", "software-oath"] as const),
    ),
    { minLength: 1 },
  );
  const defaults = fc.constantFrom<PreferredMethod>(
    ...(["push", "oath", "sms", "voiceMobile", "voiceAlternateMobile", "voiceOffice", "none"] as const),
  );
  const kindOf: Partial<Record<PreferredMethod, MethodKind>> = {
    push: "authenticator",
    sms: "mobile-phone",
    voiceMobile: "mobile-phone",
    voiceAlternateMobile: "alternate-mobile-phone",
    voiceOffice: "office-phone",
  };
  it("under Graph's two rules everything goes without one refusal, whatever the methods and the default", async () => {
    await fc.assert(
      fc.asyncProperty(kinds, defaults, async (some, preferred) => {
        const world = new World();
        const methods = some.map((kind) => aMethod(kind));
        // "oath" is named for the software token here; the app alone would do as well.
        const first = kindOf[preferred];
        const real = first !== undefined && some.includes(first) ? preferred : "none";
        world.has(alice, methods, real);
        const { run } = await rounds(world, aPlanFor(methods, { preferred: real }));
        assert.ok((await run()).every(({ status }) => status === "deleted"));
        assert.equal(world.removals().length, some.length);
      }),
    );
  });
  it("the default is not readable: everything goes all the same, in at most two rounds", async () => {
    await fc.assert(
      fc.asyncProperty(kinds, defaults, async (some, preferred) => {
        const first = kindOf[preferred];
        // Neither phone can go first where the alternate one is the default: only its change helps, and nobody knew.
        fc.pre(first !== "alternate-mobile-phone");
        const world = new World();
        const methods = some.map((kind) => aMethod(kind));
        world.has(alice, methods, first !== undefined && some.includes(first) ? preferred : "none");
        const { run } = await rounds(world, aPlanFor(methods, { preferred: "unreadable" }));
        assert.ok((await run()).every(({ status }) => status === "deleted"));
        assert.ok(world.removals().length <= some.length + 1);
      }),
    );
  });
});
