import assert from "node:assert/strict";
import { atTheDesk, changesOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("hostile words and broken parts", () => {
  const shared = sharedHelpdesk();

  const sentences: readonly { what: string; text: string; words: RegExp }[] = [
    { what: "10,000 characters", text: `reset MFA for ${"a".repeat(10_000)}`, words: /That is too long/ },
    {
      what: "200 names",
      text: `reset MFA for ${Array.from({ length: 200 }, (_, n) => `p${n}`).join("; ")}`,
      words: /too many people|too long/,
    },
    {
      what: "control characters",
      text: "reset\u0000 MFA\u0007 for \u001bpaula\u0008 phone\u007f",
      words: /Confirm: Paula/,
    },
    { what: "bidi overrides", text: "reset MFA for \u202epaula\u202c \u2066phone\u2069", words: /Confirm: Paula/ },
    { what: "zero-width characters", text: "reset MFA for pa\u200bula\ufeff phone", words: /Confirm: Paula|No user/ },
    {
      what: "lone surrogates",
      text: "reset MFA for \ud800 paula \udfff",
      words: /Confirm: Paula|No user|Whose MFA|None/,
    },
    { what: "nothing but blanks", text: "   \u00a0 ", words: /Hello|reset a person's/ },
    { what: "a script", text: "<script>alert(1)</script>", words: /Hello|reset a person's|don't know/i },
    { what: "private-use marks", text: "reset MFA for \ue000\ue001\uf8ff", words: /Whose MFA|No user|Hello/ },
  ];
  for (const { what, text, words } of sentences) {
    it(what, async () => {
      const olivia = atTheDesk(shared.desk, "olivia");
      await olivia.say(text);
      await olivia.sees(words);
      const sent = JSON.stringify(
        shared.desk.microsoft.teams.messages(olivia.conversationId).filter(({ from }) => from.kind === "bot"),
      );
      assert.doesNotMatch(sent, /\\u0000|\\u001b|\u202e|\u2066|<script/);
      assert.deepEqual(changesOf(shared.desk), []);
    });
  }

  it("invokes and activities nobody knows are answered, and change nothing", async () => {
    const { teams } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    const answers: readonly [fields: object, status: number][] = [
      [{ type: "invoke", name: "composeExtension/query", value: {} }, 501],
      [{ type: "invoke", name: "toString", value: {} }, 501],
      [{ type: "invoke", value: {} }, 501],
      [{ type: "messageReaction", reactionsAdded: [{ type: "like" }] }, 200],
      [{ type: "messageDelete" }, 200],
      [{ type: "typing" }, 200],
      [{ type: "event", name: "application/vnd.microsoft.meetingStart" }, 200],
      [{ type: "message", value: { reset: "everything" } }, 200],
      [{ type: "adaptiveCard/action" }, 200],
    ];
    for (const [fields, status] of answers) {
      const answer = await teams.sendRaw(teams.write(olivia, fields as Parameters<typeof teams.write>[1]));
      assert.equal(answer.status, status, JSON.stringify(fields));
    }
    for (const value of [undefined, null, "x", [], { action: null }, { action: { verb: 7, data: [] } }]) {
      const answer = await teams.sendRaw(teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value }));
      assert.equal(answer.status, 200, JSON.stringify(value));
      assert.match(JSON.stringify(answer.body), /This card can't be used/);
    }
    for (const name of ["signin/tokenExchange", "signin/failure"]) {
      for (const value of [undefined, null, "x", {}]) {
        const answer = await teams.sendRaw(teams.write(olivia, { type: "invoke", name, value }));
        assert.ok(answer.status < 500, `${name} ${JSON.stringify(value)}: ${answer.status}`);
      }
    }
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("a part that throws ends its own turn only: said with a reference, logged once, the next turn works", async () => {
    const boom = () => {
      throw new TypeError("boom");
    };
    Object.assign(shared.desk.storeInstead, { summaries: { ...shared.desk.store.summaries, add: boom } });
    await shared.desk.restart();
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    await olivia.sees(/Something went wrong.*Reference/);
    assert.doesNotMatch(olivia.read().join("\n"), /boom|TypeError/);
    assert.equal(shared.desk.logLines.filter((line) => line.includes("boom")).length, 1);
    await olivia.say("who am I");
    await olivia.sees(/Olivia Operator.*Desk role/i);
  });

  it("even where nothing can be said: the connector and the database gone, the process lives", async () => {
    shared.desk.microsoft.faults.add({ match: { service: "connector" }, drop: true });
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    await eventually(() => {
      assert.ok(shared.desk.logLines.some((line) => line.includes("background work failed")));
    });
    shared.desk.microsoft.faults.clear();
    await olivia.say("help");
    await olivia.sees(/reset a person's/);
  });
});
