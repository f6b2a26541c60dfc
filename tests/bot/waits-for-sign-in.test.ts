import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, batchOf, changesOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("a reset whose operator is signed out in the middle", () => {
  const shared = sharedHelpdesk();
  afterEach(() => {
    shared.desk.microsoft.teams.setClients(peopleIds.olivia, 1);
  });

  /** Confirmed, the first removal held, and signed out before its answer. */
  async function signedOutInTheMiddle({ clients }: { clients: number }) {
    const { desk } = shared;
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say("reset MFA for alice");
    const card = await olivia.sees(/Confirm: Alice/);
    desk.microsoft.faults.add({ match: { service: "graph", method: "DELETE" }, delayMs: 1000, times: 1 });
    await olivia.press(card, "reset.confirm");
    await eventually(async () => {
      assert.equal((await desk.store.resets.batch(batchOf(card)))[0]?.state, "begun");
    });
    desk.microsoft.teams.setClients(peopleIds.olivia, clients);
    await olivia.say("sign out");
    return { olivia, card };
  }

  it("waits, says so with the sign-in, and goes on when they have signed in", async () => {
    const { olivia, card } = await signedOutInTheMiddle({ clients: 0 });
    await olivia.becomes(card, /Waiting for you to sign in/);
    assert.equal(changesOf(shared.desk).length, 1);
    shared.desk.microsoft.teams.setClients(peopleIds.olivia, 1);
    await olivia.say("sign in");
    await olivia.becomes(card, /Complete: all 5 gone/);
    assert.equal(changesOf(shared.desk).length, 5, changesOf(shared.desk).join("\n"));
  });

  it("goes on by itself where a client of theirs can sign in silently", async () => {
    const { olivia, card } = await signedOutInTheMiddle({ clients: 1 });
    await olivia.becomes(card, /Complete: all 5 gone/);
    assert.equal(changesOf(shared.desk).length, 5);
    const batch = await shared.desk.store.resets.batch(batchOf(card));
    const kinds = await shared.desk.store.auditChains.kindsOf(batch[0]?.id ?? "");
    assert.ok(kinds.has("resumed"));
  });

  it("ends after fifteen minutes without: what went is said, and it can be made again", async () => {
    const { olivia, card } = await signedOutInTheMiddle({ clients: 0 });
    await olivia.becomes(card, /Waiting for you to sign in/);
    shared.desk.later(15 * 60_000 + 1000);
    await shared.desk.restart();
    await olivia.becomes(
      card,
      /Interrupted at step 2 of 5.*Stopped: it waited 15 minutes for you to sign in.*Make it again/,
    );
    assert.equal(changesOf(shared.desk).length, 1);
  });
});
