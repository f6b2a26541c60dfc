import assert from "node:assert/strict";
import type { MessageAddress } from "../../../services/conversations/conversation-store.ts";
import type { Sent } from "../../../services/notifications/channel-posts.ts";
import type { DayThread, Notification, Outbox } from "../../../services/notifications/outbox.ts";
import { createSendDue } from "../../../services/notifications/send-due.ts";
import { aRoute } from "../../support/builders/a-route.ts";
import { now } from "../../support/builders/resets.ts";
import { recordingLog } from "../../support/recording-log.ts";

const message: MessageAddress = {
  serviceUrl: "https://smba.example/emea/",
  conversationId: "19:helpdesk@thread.tacv2;messageid=1",
  kind: "channel",
  activityId: "1",
};
const hour = 60 * 60_000;

function aNotification(part: Partial<Notification> = {}): Notification {
  return { id: "n1", route: aRoute(), batchId: "b1", wanted: 1, tries: 0, dueSince: now, ...part };
}

/** An outbox with these in it; `did` says what was done, in order. */
function sending(
  due: Notification[],
  answers: { results?: Sent; day?: Sent; thread?: DayThread; stranded?: Notification[] },
) {
  const did: string[] = [];
  const note = (what: string) => {
    did.push(what);
    return Promise.resolve();
  };
  const outbox: Outbox = {
    expect: () => note("expect"),
    expected: () => Promise.resolve([]),
    say: () => note("say").then(() => true),
    finish: () => note("finish"),
    take: () => Promise.resolve(due.shift()),
    strand: () => Promise.resolve(answers.stranded ?? []),
    sent: ({ id }) => note(`${id} sent`),
    again: ({ id }, at) => note(`${id} again in ${(at.getTime() - now.getTime()) / 1000} s`),
    close: ({ id }) => note(`${id} closed`),
    drop: ({ id }) => note(`${id} dropped`),
    thread: ({ day }) => note(`thread of ${day}`).then(() => answers.thread ?? { kind: "mine-to-post" }),
    threadIs: (_of, is) => note(`thread is ${typeof is === "string" ? is : "posted"}`),
  };
  const sendDue = createSendDue({
    outbox,
    posts: {
      results: ({ id }, thread) =>
        note(`${id} posted${thread ? " in its thread" : ""}`).then(() => answers.results ?? { kind: "sent", message }),
      day: () => note("root posted").then(() => answers.day ?? { kind: "sent", message }),
      tellLead: ([{ lead }], trouble) => note(`${lead.name} told: ${trouble}`),
    },
    botRemoved: (gone) => note(`gone: ${JSON.stringify(gone)}`),
    now: () => now,
    log: recordingLog(),
  });
  return { sendDue, did };
}

describe("send what is due", () => {
  const cases: readonly (readonly [string, Partial<Notification>, Parameters<typeof sending>[1], string[]])[] = [
    ["sent", {}, {}, ["n1 posted", "n1 sent"]],
    ["nothing to say", {}, { results: { kind: "nothing" } }, ["n1 posted", "n1 dropped"]],
    ["its message is gone", { message }, { results: { kind: "nothing" } }, ["n1 posted", "n1 closed"]],
    [
      "unknown: the lead is told",
      {},
      { results: { kind: "unknown" } },
      ["n1 posted", "n1 closed", "Olive Operator told: unknown"],
    ],
    [
      "the bot is gone",
      {},
      { results: { kind: "removed" } },
      ["n1 posted", 'gone: {"channelId":"19:helpdesk@thread.tacv2"}'],
    ],
    ["again, at first after two seconds", {}, { results: { kind: "again" } }, ["n1 posted", "n1 again in 2 s"]],
    ["longer with each try", { tries: 5 }, { results: { kind: "again" } }, ["n1 posted", "n1 again in 64 s"]],
    ["at most half an hour", { tries: 40 }, { results: { kind: "again" } }, ["n1 posted", "n1 again in 1800 s"]],
    ["as long as told", {}, { results: { kind: "again", afterMs: 7000 } }, ["n1 posted", "n1 again in 7 s"]],
    [
      "given up after a day",
      { dueSince: new Date(now.getTime() - 25 * hour) },
      { results: { kind: "again" } },
      ["n1 posted", "n1 dropped", "Olive Operator told: given-up"],
    ],
    [
      "daily: the root first, then the result in its thread",
      { route: aRoute({ daily: true }) },
      {},
      ["thread of 2026-11-24", "root posted", "thread is posted", "n1 posted in its thread", "n1 sent"],
    ],
    [
      "daily: the root is there",
      { route: aRoute({ daily: true }) },
      { thread: { kind: "posted", message } },
      ["thread of 2026-11-24", "n1 posted in its thread", "n1 sent"],
    ],
    ["daily: an update needs no thread", { route: aRoute({ daily: true }), message }, {}, ["n1 posted", "n1 sent"]],
    [
      "daily: somebody else is posting the root",
      { route: aRoute({ daily: true }) },
      { thread: { kind: "being-posted" } },
      ["thread of 2026-11-24", "n1 again in 2 s"],
    ],
    [
      "daily: nobody knows whether the root stands there: the result stands alone, the root is not repeated",
      { route: aRoute({ daily: true }) },
      { day: { kind: "unknown" } },
      ["thread of 2026-11-24", "root posted", "thread is unknown", "n1 posted", "n1 sent"],
    ],
    [
      "daily: the root was not posted: both later",
      { route: aRoute({ daily: true }) },
      { day: { kind: "again", afterMs: 9000 } },
      ["thread of 2026-11-24", "root posted", "thread is not-posted", "n1 again in 9 s"],
    ],
  ];
  for (const [name, part, answers, expected] of cases) {
    it(name, async () => {
      const { sendDue, did } = sending([aNotification(part)], answers);
      await sendDue();
      assert.deepEqual(did, expected);
    });
  }

  it("one after the other until none is due; of those a dead process held, the lead is told", async () => {
    const { sendDue, did } = sending([aNotification(), aNotification({ id: "n2" })], {
      stranded: [aNotification({ id: "n0" })],
    });
    await sendDue();
    assert.deepEqual(did, ["Olive Operator told: unknown", "n1 posted", "n1 sent", "n2 posted", "n2 sent"]);
  });
});
