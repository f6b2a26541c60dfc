import assert from "node:assert/strict";
import type { Activity } from "botbuilder";
import { turnOf } from "../../bot/turn.ts";

describe("bot/turn", () => {
  const home = "9F3C1A70-6F0E-4D0B-9D5E-0B1F6A2C4E10";
  const objectId = "61132B8A-F1EF-4B32-8F33-35AD37010573";
  const activity = (conversationType?: string, aadObjectId?: string) =>
    ({
      from: { id: "29:1", name: "Olivia", aadObjectId },
      conversation: { id: "c", conversationType },
      serviceUrl: "https://x/",
    }) as unknown as Activity;
  const of = (one: Activity) => turnOf(one, { homeTenantId: home, reference: "r" });

  it("is a person of the home tenant, ids in lower case", () => {
    const turn = of(activity("personal", objectId));
    assert.deepEqual(turn?.operator, {
      tenantId: home.toLowerCase(),
      objectId: objectId.toLowerCase(),
      name: "Olivia",
    });
    assert.equal(turn.shared, false);
  });

  for (const id of [undefined, "", "olivia", "../..", `${objectId}/x`]) {
    it(`is nobody with the object id ${String(id)}`, () => {
      assert.equal(of(activity("personal", id)), undefined);
    });
  }

  for (const [type, kind] of [
    ["groupChat", "groupChat"],
    ["channel", "channel"],
    [undefined, "channel"],
    ["something new", "channel"],
  ] as const) {
    it(`others can read in ${String(type)}`, () => {
      const turn = of(activity(type, objectId));
      assert.equal(turn?.shared, true);
      assert.equal(turn.address.kind, kind);
    });
  }
});
