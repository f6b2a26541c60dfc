import assert from "node:assert/strict";
import { sql } from "kysely";
import type { ConversationStore } from "../../services/conversations/conversation-store.ts";
import { atTheDesk, batchOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("a press that is answered late", () => {
  const shared = sharedHelpdesk();

  it("read the state before the end, and comes after it: the card stays at its end", async () => {
    const { desk } = shared;
    const { microsoft, store } = desk;
    const [answering, reached, removing] = [0, 0, 0].map(() => Promise.withResolvers<undefined>());
    let late = false;
    const attach: ConversationStore["attach"] = async (...message) => {
      if (late) await answering?.promise;
      await store.conversations.attach(...message);
    };
    Object.assign(desk.storeInstead, { conversations: { ...store.conversations, attach } });
    await desk.restart();
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say("reset MFA for alice");
    const card = await olivia.sees(/Confirm: Alice/);
    microsoft.faults.add({
      match: { service: "graph", method: "DELETE" },
      after: 2,
      times: 1,
      meanwhile: async () => {
        reached?.resolve(undefined);
        await removing?.promise;
      },
    });
    await olivia.press(card, "reset.confirm");
    await reached?.promise;
    const working = await olivia.becomes(card, /2 of 5/);
    late = true;
    await olivia.press(working, "reset.show");
    removing?.resolve(undefined);
    await olivia.becomes(card, /Complete: all 5 gone/);
    const updates = () => microsoft.requests.all().filter(({ method }) => method === "PUT").length;
    await eventually(async () => {
      const { rows } = await sql<{ rests: boolean }>`select finished_at is not null and shown = changed as rests
        from batches join attachments using (batch_id) where batch_id = ${batchOf(card)}`.execute(store.db);
      assert.deepEqual(rows, [{ rests: true }]);
    });
    const before = updates();
    answering?.resolve(undefined);
    await eventually(() => {
      assert.ok(updates() > before);
    });
    await olivia.becomes(card, /Complete: all 5 gone/);
    assert.doesNotMatch(olivia.read().join("\n"), /Working/);
  });
});
