import assert from "node:assert/strict";
import { confirmed, underWay } from "../support/a-bulk.ts";
import { atTheDesk, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import type { Helpdesk } from "../support/start-helpdesk.ts";

/** A post that has just changed rests for ten seconds. */
const postRestMs = 11_000;

describe("bot: a bulk in the channels of its customers", () => {
  const shared = sharedHelpdesk();
  let desk: Helpdesk;
  beforeEach(() => {
    desk = shared.desk;
  });

  const channel = () => atTheDesk(desk, "priya", "channel");
  const route = async () => {
    await channel().say("notify here");
    await channel().sees(/posted in this channel[^]*Contoso[^]*Northwind/);
  };
  const posts = () =>
    channel()
      .read()
      .filter((said) => /MFA reset in/.test(said));

  it("one post for each customer from the beginning on, paused and cancelled in place, nobody else's people in it", async () => {
    const { olivia, card, release } = await underWay(desk, route);
    await eventually(() => {
      assert.equal(posts().length, 2);
    });
    const [one, other] = ["Northwind", "Contoso"].map((name) => new RegExp(`MFA reset in ${name}: working[^]*left`));
    assert.ok(one && other);
    const ours = await channel().sees(one);
    await channel().sees(other);
    desk.later(postRestMs);
    await olivia.pressTitle(card, "Pause");
    await channel().becomes(ours, /paused[^]*Paused by Olivia Operator/);
    await olivia.pressTitle(card, "Cancel what is left");
    release();
    await olivia.becomes(card, /Result as CSV/);
    desk.later(postRestMs);
    await desk.restart();
    const done = await channel().becomes(ours, /MFA reset in Northwind: cancelled[^]*\d+ were left out/);
    assert.doesNotMatch(wordsOf(done), /Contoso|@|\+\d{3}/);
    await channel().sees(/MFA reset in Contoso: cancelled[^]*3 people: .*left out/);
    assert.equal(posts().length, 2);
  });

  it("no result is lost where the bot stops before it could be said", async () => {
    const [olivia, card] = await confirmed(desk, route);
    await olivia.becomes(card, /Result as CSV/);
    desk.later(postRestMs);
    await desk.restart();
    await channel().sees(/MFA reset in Northwind: done/);
    await channel().sees(/MFA reset in Contoso: done/);
    assert.equal(posts().length, 2);
  });
});
