import assert from "node:assert/strict";
import { type AtTheDesk, atTheDesk, batchOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import type { Helpdesk } from "../support/start-helpdesk.ts";

const updates = { service: "connector", method: "PUT" } as const;

describe("the last state of a card reaches Teams", () => {
  const shared = sharedHelpdesk();
  let desk: Helpdesk;
  let olivia: AtTheDesk;
  beforeEach(() => {
    desk = shared.desk;
    olivia = atTheDesk(desk, "olivia");
  });

  const ended = (batchId: string) =>
    eventually(async () => {
      const batch = await desk.store.resets.batch(batchId);
      assert.deepEqual(new Set(batch.map(({ state }) => state)), new Set(["ended"]));
    });

  async function resetUnseen(status: number) {
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice/);
    const fault = desk.microsoft.faults.add({ match: updates, answer: { status } });
    await olivia.press(summary, "reset.confirm");
    await ended(batchOf(summary));
    return { summary, fault };
  }

  it("Teams takes no update: the reset is carried out, and shown once Teams is back", async () => {
    const { summary } = await resetUnseen(503);
    desk.microsoft.faults.clear();
    desk.later(10 * 60_000);
    await olivia.becomes(summary, /Complete: all 5 gone/);
  });

  it("the process ends before Teams is back: the next one shows it", async () => {
    const { summary } = await resetUnseen(503);
    await desk.restart();
    desk.microsoft.faults.clear();
    desk.later(10 * 60_000);
    await olivia.becomes(summary, /Complete: all 5 gone/);
  });

  it("told to wait: not before its time", async () => {
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice/);
    const answer = { status: 429, headers: { "retry-after": "300" } };
    desk.microsoft.faults.add({ match: updates, answer, times: 1 });
    await olivia.press(summary, "reset.confirm");
    await ended(batchOf(summary));
    const puts = () => desk.microsoft.requests.all().filter(({ method }) => method === "PUT").length;
    assert.equal(puts(), 1);
    desk.later(300_000);
    await olivia.becomes(summary, /Complete: all 5 gone/);
  });

  it("the message was deleted: left alone", async () => {
    const { summary } = await resetUnseen(404);
    await eventually(async () => {
      const rows = await desk.store.db
        .selectFrom("attachments")
        .selectAll()
        .where("batch_id", "=", batchOf(summary))
        .execute();
      assert.deepEqual(
        rows.map(({ changed, shown }) => changed - shown),
        [0],
      );
    });
    assert.match(desk.logLines.join("\n"), /could not be brought up to date/);
  });
});
