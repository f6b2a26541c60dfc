import assert from "node:assert/strict";
import type { Activity } from "botbuilder";
import { channelOf } from "../../../bot/intake/channel-of.ts";
import { goneFrom } from "../../../bot/intake/gone-from.ts";

const bot = { id: "28:bot" };
const channelData = { team: { id: "19:team" }, channel: { id: "19:channel" } };

function anEvent(part: object, data: object = channelData): Activity {
  const conversation = { id: "19:channel;messageid=1", conversationType: "channel" };
  return {
    serviceUrl: "https://smba.example/",
    conversation,
    recipient: bot,
    channelData: data,
    ...part,
  } as unknown as Activity;
}

describe("bot/gone-from", () => {
  const update = (eventType: string, more: object = {}) =>
    anEvent({ type: "conversationUpdate", ...more }, { ...channelData, eventType });
  const cases: readonly (readonly [string, Activity, object | undefined])[] = [
    ["removed from the team", anEvent({ type: "installationUpdate", action: "remove" }), { teamId: "19:team" }],
    ["among the members removed", update("teamMemberRemoved", { membersRemoved: [bot] }), { teamId: "19:team" }],
    [
      "taken out of a shared channel",
      update("channelMemberRemoved", { membersRemoved: [bot] }),
      { channelId: "19:channel" },
    ],
    ["the channel is deleted", update("channelDeleted"), { channelId: "19:channel" }],
    ["the team is deleted", update("teamDeleted"), { teamId: "19:team" }],
    ["somebody else is removed", update("teamMemberRemoved", { membersRemoved: [{ id: "29:x" }] }), undefined],
    ["a new version", anEvent({ type: "installationUpdate", action: "remove-upgrade" }), undefined],
    ["a renamed channel", update("channelRenamed"), undefined],
    ["a message", anEvent({ type: "message", text: "stop" }), undefined],
    ["no team", anEvent({ type: "installationUpdate", action: "remove" }, { tenant: { id: "t" } }), undefined],
  ];
  for (const [name, activity, expected] of cases) {
    it(name, () => {
      assert.deepEqual(goneFrom(activity), expected);
    });
  }
});

describe("bot/channel-of", () => {
  const inChannel = (type?: string) => anEvent({}, { ...channelData, channel: { id: "19:channel", type } });
  it("the channel, whichever thread it was said in", () => {
    const channel = { serviceUrl: "https://smba.example/", channelId: "19:channel", teamId: "19:team" };
    assert.deepEqual(channelOf(inChannel()), { ...channel, shared: false });
    assert.deepEqual(channelOf(inChannel("Private")), { ...channel, shared: false });
    for (const type of ["shared", "unknownFutureValue"]) assert.equal(channelOf(inChannel(type))?.shared, true);
  });
  it("none in a chat, or where Teams does not say which", () => {
    assert.equal(channelOf(anEvent({ conversation: { id: "a:1", conversationType: "personal" } })), undefined);
    assert.equal(channelOf(anEvent({}, { team: { id: "" }, channel: { id: "19:channel" } })), undefined);
  });
});
