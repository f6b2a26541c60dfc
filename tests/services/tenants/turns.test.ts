import assert from "node:assert/strict";
import type { Priority } from "../../../core/pacing.ts";
import { createTurns } from "../../../services/tenants/turns.ts";

/** A pace that a test drives: each wait ends when it says so. */
function aPace() {
  let time = 0;
  const spent: [priority: Priority, wanted: number][] = [];
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  let next: readonly number[] | undefined;
  const turns = createTurns({
    now: () => new Date(time),
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => {
          reject(signal.reason as Error);
        });
        const end = () => {
          time += ms;
          resolve();
        };
        waits.push({ ms, end });
      }),
    pacing: {
      spend(_tenantId, priority, wanted) {
        spent.push([priority, wanted]);
        const slots = next ?? [time + 1000];
        next = undefined;
        return Promise.resolve(slots);
      },
    },
  });
  const gone: string[] = [];
  return {
    ...{ turns, spent, waits, gone },
    say: (slots: readonly number[]) => {
      next = slots;
    },
    ask: (name: string, priority: Priority, signal?: AbortSignal) =>
      turns.next("contoso", priority, signal).then(
        () => void gone.push(name),
        () => void gone.push(`${name} left`),
      ),
    settle,
    /** Ends the oldest wait. */
    tick: async () => {
      await settle();
      waits.shift()?.end();
      await settle();
    },
  };
}

async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}

describe("services/tenants/turns", () => {
  it("lets those go at once whom there is room for, in order, the others one after the other", async () => {
    const { ask, say, settle, tick, gone, spent } = aPace();
    say([0, 0]);
    for (const name of ["a", "b", "c"]) void ask(name, "interactive");
    await settle();
    assert.deepEqual(gone, ["a", "b"]);
    await tick();
    assert.deepEqual(gone, ["a", "b", "c"]);
    assert.deepEqual(
      spent.map(([, wanted]) => wanted),
      [3, 1],
    );
  });

  it("spends one call ahead for a bulk, however many wait", async () => {
    const { ask, settle, tick, spent, gone } = aPace();
    for (const name of ["a", "b", "c", "d"]) void ask(name, "bulk");
    await settle();
    assert.equal(spent.length, 1);
    await tick();
    assert.deepEqual([spent.length, gone], [2, ["a"]]);
  });

  it("gives a call that a bulk spent to whoever came meanwhile and is in a hurry; the bulk gets theirs", async () => {
    const { ask, settle, tick, gone } = aPace();
    void ask("bulk", "bulk");
    await settle();
    void ask("person", "interactive");
    await tick();
    assert.deepEqual(gone, ["person"]);
    await tick();
    assert.deepEqual(gone, ["person", "bulk"]);
  });

  it("sends everybody back who waits when the tenant is held", async () => {
    const { ask, say, settle, gone } = aPace();
    say([]);
    for (const name of ["a", "b"]) void ask(name, "bulk");
    await settle();
    assert.deepEqual(gone, ["a", "b"]);
  });

  it("whoever leaves gives the place up, and whoever has left already gets none", async () => {
    const { ask, tick, gone, spent } = aPace();
    const leaves = new AbortController();
    void ask("a", "interactive", leaves.signal);
    void ask("b", "interactive");
    leaves.abort();
    void ask("c", "interactive", leaves.signal);
    await tick();
    assert.deepEqual(gone, ["a left", "c left", "b"]);
    assert.equal(spent.length, 1);
  });

  it("the last one who leaves ends the wait; whoever comes then is served", async () => {
    const { ask, settle, tick, gone, waits } = aPace();
    const leaves = new AbortController();
    void ask("a", "bulk", leaves.signal);
    await settle();
    assert.equal(waits.length, 1);
    leaves.abort();
    void ask("b", "bulk");
    await settle();
    waits.shift();
    await tick();
    assert.deepEqual(gone, ["a left", "b"]);
  });
});
