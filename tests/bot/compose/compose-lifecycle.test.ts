import assert from "node:assert/strict";
import sinon from "sinon";
import { composeLifecycle, type LifecycleDeps } from "../../../bot/compose/compose-lifecycle.ts";

describe("bot/compose/compose-lifecycle", () => {
  it("looks at every operator within each quarter of an hour, until it is stopped", () => {
    const clock = sinon.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const rounds: string[] = [];
      const background = { run: (name: string) => rounds.push(name), idle: () => Promise.resolve() };
      const lifecycle = composeLifecycle({ background, store: {} } as unknown as LifecycleDeps);
      const quarterHour = 15 * 60_000;
      clock.tick(quarterHour);
      assert.deepEqual(new Set(rounds), new Set(["sweep of operators"]));
      clock.tick(quarterHour);
      assert.ok(rounds.length >= 2);
      lifecycle.stop();
      const before = rounds.length;
      clock.tick(quarterHour);
      assert.equal(rounds.length, before);
    } finally {
      clock.restore();
    }
  });
});
