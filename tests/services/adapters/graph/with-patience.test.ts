import assert from "node:assert/strict";
import type { GraphAnswer } from "../../../../services/adapters/graph/graph-call.ts";
import { readPatience, removalPatience } from "../../../../services/adapters/graph/patience.ts";
import { createWithPatience } from "../../../../services/adapters/graph/with-patience.ts";
import { memoryBudget } from "../../../support/memory-budget.ts";

function answer(status: number, retryAfter?: string): GraphAnswer {
  return {
    status,
    headers: new Headers(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
    body: undefined,
  };
}

/** A clock that waiting moves, and what was waited. */
function clock(pace = { calls: 100, perMs: 10_000 }) {
  let time = 0;
  const waits: number[] = [];
  const now = () => new Date(time);
  const wait = (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    waits.push(ms);
    time += ms;
    return Promise.resolve();
  };
  const budget = memoryBudget({ now, wait, pace });
  const withPatience = createWithPatience({ now, wait, random: () => 1 }, budget);
  return { waits, withPatience, at: () => time };
}

/** Gives these answers, then the last one for ever. */
function script(...answers: GraphAnswer[]) {
  let calls = 0;
  return {
    calls: () => calls,
    attempt: () => {
      calls += 1;
      return Promise.resolve(answers[Math.min(calls, answers.length) - 1]!);
    },
  };
}

const usual = { priority: "interactive", paced: true } as const;
const contoso = { ...usual, tenantId: "contoso", patience: removalPatience };
const adatum = { ...usual, tenantId: "adatum", patience: readPatience };

describe("graph/with-patience", () => {
  for (const status of [200, 204, 400, 401, 403, 404, 405, 500, 502]) {
    it(`takes ${status} at its word`, async () => {
      const { attempt, calls } = script(answer(status));
      assert.equal((await clock().withPatience(contoso, attempt)).status, status);
      assert.equal(calls(), 1);
    });
  }

  for (const status of [0, 429, 503, 504]) {
    it(`tries again after ${status}, waiting as told to the fraction of a second`, async () => {
      const { waits, withPatience } = clock();
      const { attempt } = script(answer(status, "0.249"), answer(status, "2"), answer(204));
      assert.equal((await withPatience(contoso, attempt)).status, 204);
      assert.deepEqual(waits, [249, 2000]);
    });
  }

  it("without a word waits longer each time, at most 10 s", async () => {
    const { waits, withPatience } = clock();
    const { attempt } = script(...Array.from({ length: 7 }, () => answer(503)), answer(204));
    await withPatience(contoso, attempt);
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it("waits longer than 3 minutes when told so", async () => {
    const { waits, withPatience } = clock();
    await withPatience(contoso, script(answer(429, "600"), answer(204)).attempt);
    assert.deepEqual(waits, [600_000]);
  });

  it("says each pause before it begins, of either kind", async () => {
    const { waits, withPatience } = clock();
    const said: [ms: number, waited: number][] = [];
    const paused = (ms: number) => said.push([ms, waits.length]);
    await withPatience({ ...contoso, paused }, script(answer(429, "30"), answer(503, "2"), answer(204)).attempt);
    assert.deepEqual(said, [
      [30_000, 0],
      [2000, 1],
    ]);
  });

  it("gives a read up after 20 s, a removal after 30 minutes, with the last answer", async () => {
    const read = clock();
    assert.equal((await read.withPatience(adatum, script(answer(503)).attempt)).status, 503);
    assert.ok(read.at() <= 20_000);
    const removal = clock();
    assert.equal((await removal.withPatience(contoso, script(answer(0)).attempt)).status, 0);
    assert.ok(removal.at() > 29 * 60_000 && removal.at() <= 30 * 60_000);
  });

  it("does not wait at all for what lies beyond its patience", async () => {
    const { waits, withPatience } = clock();
    const { attempt, calls } = script(answer(429, "60"));
    assert.equal((await withPatience(adatum, attempt)).status, 429);
    assert.deepEqual([waits.length, calls()], [0, 1]);
  });

  it("a throttled tenant holds its other calls, and no other tenant's", async () => {
    const { waits, withPatience } = clock();
    await withPatience({ ...contoso, patience: readPatience }, script(answer(429, "30")).attempt);
    const free = script(answer(200));
    await withPatience(adatum, free.attempt);
    assert.deepEqual(waits, []);
    const impatient = script(answer(200));
    assert.equal((await withPatience({ ...adatum, tenantId: "contoso" }, impatient.attempt)).status, 429);
    assert.equal(impatient.calls(), 0);
    const held = script(answer(200));
    assert.equal((await withPatience(contoso, held.attempt)).status, 200);
    assert.deepEqual(waits, [30_000]);
  });

  it("waiting for its turn among ours costs no patience", async () => {
    const { withPatience, at } = clock({ calls: 1, perMs: 30_000 });
    await withPatience(adatum, script(answer(200)).attempt);
    assert.equal((await withPatience(adatum, script(answer(503, "15"), answer(200)).attempt)).status, 200);
    assert.ok(at() >= 60_000, String(at()));
  });

  it("a call that did not leave, since the tenant was held meanwhile, has its turn again", async () => {
    const { waits, withPatience } = clock();
    const attempts = [undefined, answer(503), undefined, answer(200)];
    const { status } = await withPatience(contoso, () => Promise.resolve(attempts.shift()));
    assert.deepEqual([status, waits], [200, [500]]);
  });

  it("503 holds nobody else", async () => {
    const { waits, withPatience } = clock();
    await withPatience(adatum, script(answer(503, "60")).attempt);
    await withPatience(adatum, script(answer(200)).attempt);
    assert.deepEqual(waits, []);
  });

  it("an abort ends it before the next try", async () => {
    const { withPatience } = clock();
    const controller = new AbortController();
    const { attempt, calls } = script(answer(503));
    const failing = withPatience({ ...contoso, signal: controller.signal }, () => {
      controller.abort();
      return attempt();
    });
    await assert.rejects(failing, { name: "AbortError" });
    assert.equal(calls(), 1);
  });

  it("with a signal that is aborted already, nothing is tried", async () => {
    const { attempt, calls } = script(answer(204));
    await assert.rejects(clock().withPatience({ ...contoso, signal: AbortSignal.abort() }, attempt), {
      name: "AbortError",
    });
    assert.equal(calls(), 0);
  });
});
