import assert from "node:assert/strict";
import type { BatchMessage, BatchMessages } from "../../../services/conversations/batch-messages.ts";
import { createShowBatches, type Put } from "../../../services/conversations/show-batches.ts";
import { now } from "../../support/builders/resets.ts";
import { recordingLog } from "../../support/recording-log.ts";

const day = 24 * 60 * 60_000;

function aMessage(more: Partial<BatchMessage> = {}): BatchMessage {
  const message = {
    serviceUrl: "https://smba.example/",
    conversationId: "c",
    kind: "personal",
    activityId: "a",
  } as const;
  return { batchId: "b", role: "card", message, change: 1, tries: 0, ...more };
}

/** A store with these messages; what was said of each is written down. */
function withMessages(...messages: BatchMessage[]) {
  const said: string[] = [];
  const say = (word: string) => (one: BatchMessage, at?: Date | number) => {
    const ms = at instanceof Date ? at.getTime() - now.getTime() : at;
    said.push([word, one.role, ...(ms === undefined ? [] : [ms])].join(" "));
    return Promise.resolve();
  };
  const store: BatchMessages = {
    count: () => Promise.resolve(new Map()),
    take: () => Promise.resolve(messages.splice(0)),
    takeBehind: () => Promise.resolve(messages.shift()),
    shown: say("shown"),
    again: say("again"),
    giveUp: say("giveUp"),
  };
  const log = recordingLog();
  return { said, show: createShowBatches({ messages: store, now: () => now, log }) };
}

const putting = (put: Put) => () => Promise.resolve(put);

describe("services/conversations/show-batches", () => {
  it("shows every message of a batch", async () => {
    const { show, said } = withMessages(aMessage(), aMessage({ role: "note" }));
    await show.now("b", putting({ kind: "shown" }));
    assert.deepEqual(said, ["shown card", "shown note"]);
  });

  it("shows what is behind until nothing is", async () => {
    const { show, said } = withMessages(aMessage(), aMessage({ role: "note" }), aMessage());
    await show.behind(putting({ kind: "shown" }));
    assert.deepEqual(said, ["shown card", "shown note", "shown card"]);
  });

  for (const [tries, pause] of [
    [0, 1000],
    [1, 2000],
    [4, 16_000],
    [20, 300_000],
  ] as const) {
    it(`after ${tries} tries it waits ${pause} ms`, async () => {
      const { show, said } = withMessages(aMessage({ tries }));
      await show.now("b", putting({ kind: "again" }));
      assert.deepEqual(said, [`again card ${pause}`]);
    });
  }

  it("never before Teams said", async () => {
    const { show, said } = withMessages(aMessage());
    await show.behind(putting({ kind: "again", afterMs: 90_000 }));
    assert.deepEqual(said, ["again card 90000"]);
  });

  it("gives up after a day, and at once where there is no such message", async () => {
    const old = new Date(now.getTime() - day - 1);
    const { show, said } = withMessages(aMessage({ behindSince: old }));
    await show.behind(putting({ kind: "again" }));
    assert.deepEqual(said, ["giveUp card"]);
    const gone = withMessages(aMessage());
    await gone.show.behind(putting({ kind: "nothing" }));
    assert.deepEqual(gone.said, ["giveUp card"]);
  });

  it("keeps trying for a day", async () => {
    const { show, said } = withMessages(aMessage({ behindSince: new Date(now.getTime() - day), tries: 3 }));
    await show.behind(putting({ kind: "again" }));
    assert.deepEqual(said, ["again card 8000"]);
  });
});
