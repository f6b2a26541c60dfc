import assert from "node:assert/strict";
import { atTheDesk } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("typing in the chat", () => {
  const shared = sharedHelpdesk();

  it("before an answer that waits for Graph; none before the help card", async () => {
    const { teams, faults } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    const typing = Promise.withResolvers<undefined>();
    const events: string[] = [];
    const end = teams.subscribe(({ type, conversationId }) => {
      if (conversationId !== olivia.conversationId) return;
      if (type === "typing") typing.resolve(undefined);
      events.push(type);
    });
    try {
      await olivia.say("help");
      await olivia.sees(/Hello Olivia/);
      assert.ok(!events.includes("typing"));
      faults.add({ match: { service: "graph" }, times: 1, meanwhile: () => typing.promise });
      await olivia.say("users");
      await olivia.sees(/Alice Anders/);
      assert.equal(events.filter((type) => type === "typing").length, 1);
      assert.equal(events.at(-1), "message");
    } finally {
      end();
    }
  });
});
