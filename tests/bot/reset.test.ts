import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { type Helpdesk, startHelpdesk } from "../support/start-helpdesk.ts";
import { textOf } from "../support/text-of.ts";

describe("reset MFA for alice, through the whole chain", () => {
  let desk: Helpdesk;
  beforeEach(async () => {
    desk = await startHelpdesk();
  });
  afterEach(() => desk.stop());

  it("goes from the sentence through sign-in, summary and Confirm to the outcome", async () => {
    const { teams, requests } = desk.microsoft;
    const { id: conversationId } = teams.conversationOf(peopleIds.olivia, "personal");
    const olivia = { personId: peopleIds.olivia, conversationId };

    await teams.say({ ...olivia, text: "reset MFA for alice" });
    const summary = await teams.waitFor(olivia, (message) => textOf(message).includes("Will be deleted"));
    await teams.press({ ...olivia, messageId: summary.id, verb: "reset.confirm" });
    const outcome = await teams.waitFor(olivia, (message) => textOf(message).includes("Complete"));

    assert.match(textOf(outcome), /Alice Anders/);
    console.log(requests.all().filter(({ service }) => service === "graph").map(({ method, path, status }) => `${method} ${path} ${status}`).join("\n"));
    console.log(desk.logLines.join(""));
  });
});
