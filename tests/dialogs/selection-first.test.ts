import assert from "node:assert/strict";
import type { Wanted } from "../../core/command.ts";
import type { SearchCommand } from "../../core/search-command.ts";
import type { Asked, Reply } from "../../dialogs/dialog.ts";
import { selectionFirst } from "../../dialogs/selection-first.ts";
import { anOperator, home } from "../support/builders/people.ts";
import { noDetails } from "../support/fakes/a-desk.ts";
import { memoryWaitingSearches } from "../support/fakes/memory-waiting-searches.ts";

const asked = { operator: anOperator(), conversationId: "personal" };
const selector = { card: { body: [] } as never, personal: true };
const result = { ...selector };

const byName: Wanted = { whole: "alice", parts: [{ by: "name", value: "alice" }] };
const exact: Wanted = { parts: [{ by: "address", value: "alice@contoso.example" }] };

function talk({ stale }: { stale: boolean }) {
  const led: string[] = [];
  const looked: SearchCommand[] = [];
  const selected: Asked["selected"][] = [];
  const waiting = memoryWaitingSearches();
  const look = (given: Asked, command: SearchCommand): Promise<Reply> => {
    looked.push(command);
    selected.push(given.selected);
    return Promise.resolve(result);
  };
  const dialogs = selectionFirst(
    {
      selection: { of: () => Promise.resolve({ customers: [home], stale }) },
      waiting,
      selector: (_asked, then) => Promise.resolve((led.push(then), selector)),
    },
    { "reset.start": look, elsewhere: look, user: look, users: look, methods: look },
  );
  return { led, looked, selected, waiting, dialogs };
}

const resetOf = (wanted: Wanted) => ({ kind: "reset.start", wanted, details: noDetails }) as const;

describe("dialogs/selection-first", () => {
  it("shows an old selection before anybody is looked up in it, and keeps what was asked", async () => {
    const { led, looked, waiting, dialogs } = talk({ stale: true });
    const all = [
      resetOf(byName),
      { kind: "user", wanted: byName },
      { kind: "users", search: "ali" },
      { kind: "methods" },
      { kind: "elsewhere", act: "reset", wanted: byName, details: noDetails },
    ] as const;
    assert.equal(await dialogs["reset.start"](asked, all[0]), selector);
    assert.equal(await dialogs.user(asked, all[1]), selector);
    assert.equal(await dialogs.users(asked, all[2]), selector);
    assert.equal(await dialogs.methods(asked, all[3]), selector);
    assert.equal(await dialogs.elsewhere(asked, all[4]), selector);
    assert.deepEqual(looked, []);
    assert.deepEqual(led, ["search-1", "search-2", "search-3", "search-4", "search-5"]);
    assert.deepEqual(await waiting.find(asked, "search-5"), all[4]);
    assert.equal(await waiting.find(asked, "search-1"), undefined);
  });

  it("goes on at once with a fresh one, and with whoever is pointed at exactly", async () => {
    const fresh = talk({ stale: false });
    assert.equal(await fresh.dialogs["reset.start"](asked, resetOf(byName)), result);
    const old = talk({ stale: true });
    assert.equal(await old.dialogs["reset.start"](asked, resetOf(exact)), result);
    assert.equal(await old.dialogs.users(asked, { kind: "users", inCustomer: "Contoso" }), result);
    assert.deepEqual(old.led, []);
  });

  it("hands on what it read of the selection, and nothing where a customer is named", async () => {
    const { dialogs, selected } = talk({ stale: false });
    await dialogs.users(asked, { kind: "users" });
    await dialogs.users(asked, { kind: "users", inCustomer: "Contoso" });
    assert.deepEqual(selected, [[home], undefined]);
  });

  it("whoever goes on with something else has left what waited", async () => {
    const { waiting, dialogs } = talk({ stale: true });
    await dialogs["reset.start"](asked, resetOf(byName));
    assert.ok(await waiting.find(asked, "search-1"));
    await dialogs["reset.start"](asked, resetOf(exact));
    assert.equal(await waiting.find(asked, "search-1"), undefined);
  });
});
