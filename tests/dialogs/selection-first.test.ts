import assert from "node:assert/strict";
import type { Named, Wanted } from "../../core/command.ts";
import { createResetDialogs } from "../../dialogs/reset.ts";
import { createSelectionFirst } from "../../dialogs/selection-first.ts";
import { anOperator, home } from "../support/builders/people.ts";
import { aDesk, noDetails } from "../support/fakes/a-desk.ts";

const asked = { operator: anOperator(), conversationId: "personal" };
const reply = { card: { body: [] } as never, personal: true };

function first(stale: boolean) {
  const led: string[] = [];
  const selectionFirst = createSelectionFirst({
    selection: { of: () => Promise.resolve({ customers: [home], stale }) },
    selector: (_asked, then) => {
      led.push(then);
      return Promise.resolve(reply);
    },
  });
  return { led, selectionFirst };
}

const name: Named = { by: "name", value: "alice" };
const byName: Wanted = { whole: "alice", parts: [name] };
const exact: readonly Named[] = [
  { by: "address", value: "alice@contoso.example" },
  { by: "id", value: "00000000-0000-4000-8000-000000000001" },
  { by: "mention", value: "Alice" },
];

describe("dialogs/selection-first", () => {
  it("shows an old selection before a name is searched in it", async () => {
    const { led, selectionFirst } = first(true);
    assert.equal(await selectionFirst(asked, { wanted: byName }), reply);
    assert.equal(await selectionFirst(asked, { wanted: { parts: [...exact, name] } }), reply);
    assert.deepEqual(led, ["say-again", "say-again"]);
  });

  it("stands before whatever looks a name up: nobody is searched", async () => {
    const desk = aDesk();
    const dialogs = createResetDialogs({ ...desk, now: () => desk.clock.now }, () => Promise.resolve(reply));
    for (const act of ["reset", "revoke-sessions"] as const) {
      assert.equal(
        await dialogs["reset.start"](asked, { kind: "reset.start", act, wanted: byName, details: noDetails }),
        reply,
      );
    }
    assert.deepEqual(desk.world.done, []);
  });

  it("goes on with a fresh one, with a customer that is named, and with whoever is pointed at exactly", async () => {
    assert.equal(await first(false).selectionFirst(asked, { wanted: byName }), undefined);
    const { led, selectionFirst } = first(true);
    assert.equal(await selectionFirst(asked, { wanted: { parts: [name] }, inCustomer: "Contoso" }), undefined);
    assert.equal(await selectionFirst(asked, { wanted: { parts: exact } }), undefined);
    assert.deepEqual(led, []);
  });
});
