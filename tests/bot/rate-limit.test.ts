import assert from "node:assert/strict";
import { createRateLimit } from "../../bot/rate-limit.ts";
import { atTheDesk, changesOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("bot/rate-limit", () => {
  let at = 0;
  beforeEach(() => {
    at = 0;
  });
  const now = () => new Date(at);
  const granted = (limit: ReturnType<typeof createRateLimit>, key: string, times: number) =>
    Array.from({ length: times }, () => limit.take(key)).filter((one) => one.granted).length;

  it("grants a burst as large as the bucket, then as much as flows in", () => {
    const limit = createRateLimit({ perMinute: 30, now });
    assert.equal(granted(limit, "a", 40), 30);
    at = 10_000;
    assert.equal(granted(limit, "a", 40), 5);
    at = 120_000;
    assert.equal(granted(limit, "a", 40), 30);
  });

  it("says once that it refused, until the bucket was full again", () => {
    const limit = createRateLimit({ perMinute: 2, now });
    const firsts = () => [1, 2, 3, 4, 5].map(() => limit.take("a").first);
    assert.deepEqual(firsts(), [false, false, true, false, false]);
    at = 30_000;
    assert.deepEqual(firsts(), [false, false, false, false, false]);
    at = 200_000;
    assert.deepEqual(firsts(), [false, false, true, false, false]);
  });

  it("counts each key for itself", () => {
    const limit = createRateLimit({ perMinute: 1, now });
    assert.equal(granted(limit, "a", 2), 1);
    assert.equal(granted(limit, "b", 2), 1);
  });

  it("a clock that goes back gives nothing away", () => {
    const limit = createRateLimit({ perMinute: 1, now });
    at = 60_000;
    limit.take("a");
    at = 0;
    assert.equal(limit.take("a").granted, false);
  });

  it("remembers no more keys than it may, the newest among them", () => {
    const limit = createRateLimit({ perMinute: 1, now, mostKeys: 3 });
    for (const key of ["a", "b", "c", "d"]) limit.take(key);
    assert.equal(limit.take("d").granted, false);
    assert.equal(limit.take("a").granted, true);
  });
});

describe("too many messages", () => {
  const shared = sharedHelpdesk();

  it("get one sentence, then silence, and other people go on", async () => {
    await shared.desk.fresh({ env: { MESSAGES_PER_MINUTE: "3" } });
    const olivia = atTheDesk(shared.desk, "olivia");
    for (let n = 0; n < 6; n += 1) await olivia.say("help");
    await olivia.sees(/too many messages/);
    await shared.desk.restart();
    assert.equal(olivia.read().filter((words) => /too many messages/.test(words)).length, 1);
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say("help");
    await priya.sees(/reset MFA for/);
  });
});

describe("too many presses", () => {
  const shared = sharedHelpdesk();

  it("get a sentence, the card stays and can be confirmed later; other people go on", async () => {
    await shared.desk.fresh({ env: { PRESSES_PER_MINUTE: "3" } });
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    const summary = await olivia.sees(/Confirm: Paula/);
    for (let n = 0; n < 3; n += 1) await olivia.pressForged(summary, "reset.nothing", {});
    for (let n = 0; n < 2; n += 1) await olivia.press(summary, "reset.confirm");
    assert.match(olivia.noteOf(summary), /too many presses.*nothing was done/);
    assert.deepEqual(changesOf(shared.desk), []);
    assert.equal(shared.desk.logLines.filter((line) => /too many presses/.test(line)).length, 1);
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say("reset MFA for zoë");
    const hers = await priya.sees(/Confirm: Zoë/);
    await priya.press(hers, "reset.cancel");
    assert.doesNotMatch(priya.noteOf(hers), /too many/);
    shared.desk.later(60_000);
    await olivia.press(summary, "reset.confirm");
    await olivia.becomes(summary, /Complete/);
  });
});
