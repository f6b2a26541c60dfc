import assert from "node:assert/strict";
import { ConnectorFault } from "../../../bot/sending/connector.ts";
import { judgePost } from "../../../bot/sending/judge-post.ts";
import { Problem } from "../../../core/problem.ts";

const fault = (status: number, code = "") => new ConnectorFault(status, code);
const unreached = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

describe("bot/judge-post", () => {
  const cases: readonly (readonly [string, unknown, string, string])[] = [
    ["412", fault(412), "again", "again"],
    ["429", fault(429), "again", "again"],
    ["401", fault(401), "again", "again"],
    ["500", fault(500), "unknown", "again"],
    ["502", fault(502), "unknown", "again"],
    ["504", fault(504), "unknown", "again"],
    ["200 without an id", fault(200, "NoIdInAnswer"), "unknown", "again"],
    ["403", fault(403, "BotNotInConversationRoster"), "removed", "removed"],
    ["404 of a channel", fault(404, "ConversationNotFound"), "removed", "removed"],
    ["404 of a message", fault(404, "ActivityNotFound"), "nothing", "nothing"],
    ["413", fault(413, "MessageSizeTooBig"), "nothing", "nothing"],
    ["nobody listens", unreached("ECONNREFUSED"), "again", "again"],
    ["the answer is cut off", unreached("ECONNRESET"), "unknown", "again"],
    ["no answer in time", new DOMException("timed out", "TimeoutError"), "unknown", "again"],
    ["the bot has no token", new Problem("credential-rejected"), "again", "again"],
  ];
  for (const [name, error, post, update] of cases) {
    it(`${name}: ${post} for a post, ${update} for an update`, () => {
      assert.equal(judgePost(error, "post").kind, post);
      assert.equal(judgePost(error, "update").kind, update);
    });
  }

  it("as long as Teams says", () => {
    assert.deepEqual(judgePost(new ConnectorFault(429, "", 7000), "post"), { kind: "again", afterMs: 7000 });
  });
});
