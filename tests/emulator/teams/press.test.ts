import assert from "node:assert/strict";
import { type Answering, aLocalTeams, card, firstText, type LocalTeams } from "./a-local-teams.ts";

const vnd = "application/vnd.microsoft";
const confirm = { type: "Action.Execute", id: "c", title: "Confirm", verb: "confirm", data: { resetId: "r1" } };
const body = [
  { type: "TextBlock", text: "Review" },
  { type: "Input.ChoiceSet", id: "methods", isMultiSelect: true, value: "a,b", choices: [] },
  { type: "Input.Toggle", id: "revoke", title: "revoke" },
  { type: "Input.Text", id: "ticket", isRequired: true, errorMessage: "A ticket is needed." },
];

describe("a press in the local Teams", () => {
  let teams: LocalTeams;
  let conversationId: string;
  let messageId: string;
  beforeEach(async () => {
    teams = await aLocalTeams({ times: { message: 400, invoke: 400 } });
    conversationId = teams.driver.conversationOf("olivia", "group").id;
    const cancel = { type: "Action.Execute", title: "Cancel", verb: "cancel", associatedInputs: "none" };
    const off = { type: "Action.Execute", title: "Off", verb: "off", isEnabled: false };
    messageId = await teams.post(conversationId, card(body, [confirm, cancel, off]));
  });
  afterEach(() => teams.stop());
  const seenBy = (personId: string) => teams.driver.messages(conversationId, personId)[0]!;
  const press = (verb: string, inputs: Record<string, unknown> = {}, personId = "olivia") =>
    teams.driver.press({ personId, conversationId, messageId, verb, inputs });
  const answer = (value: unknown, type = `${vnd}.card.adaptive`, statusCode = 200): Answering => {
    return () => ({ status: 200, body: { statusCode, type, value } });
  };

  it("sends static data and inputs as one invoke", async () => {
    await press("confirm", { ticket: "INC-1", methods: ["a", "c"] });
    const invoke = teams.got("adaptiveCard/action")[0]!;
    assert.equal(invoke.type, "invoke");
    assert.equal(invoke.replyToId, messageId);
    const data = { resetId: "r1", methods: "a,c", revoke: "false", ticket: "INC-1" };
    assert.deepEqual(invoke.value, {
      action: { type: "Action.Execute", id: "c", verb: "confirm", data },
      trigger: "manual",
    });
  });

  it("isn't possible while a required input is empty, on a disabled action or one that isn't there", async () => {
    await assert.rejects(press("confirm"), /A ticket is needed/);
    await assert.rejects(press("off"), /disabled/);
    await assert.rejects(press("delete"), /no action "delete".*Confirm, Cancel/);
    await press("cancel");
    assert.deepEqual((teams.got("adaptiveCard/action")[0]?.value as { action: { data: unknown } }).action.data, {});
  });

  it("shows the answered card to the presser only, until an update shows one to everyone", async () => {
    teams.answerWith(answer({ type: "AdaptiveCard", body: [{ type: "TextBlock", text: "Working" }] }));
    await press("cancel");
    assert.equal(firstText(seenBy("olivia").attachments), "Working");
    assert.equal(firstText(seenBy("priya").attachments), "Review");
    await assert.rejects(press("confirm", { ticket: "1" }), /no action/, "the presser's card has no Confirm any more");
    const path = `conversations/${encodeURIComponent(conversationId)}/activities/${messageId}`;
    await teams.connector(`PUT ${path}`, { type: "message", ...card([{ type: "TextBlock", text: "Outcome" }]) });
    assert.equal(firstText(seenBy("olivia").attachments), "Outcome");
    assert.equal(firstText(seenBy("priya").attachments), "Outcome");
  });

  const notes = {
    "a message as a toast": [answer("Already done.", `${vnd}.activity.message`), "info", "Already done."],
    "an error with its words": [
      answer({ code: "expired", message: "It expired." }, `${vnd}.error`, 400),
      "error",
      "It expired.",
    ],
    "an HTTP failure as such": [() => ({ status: 500, body: {} }), "error", "Something went wrong. Please try again."],
    "silence as unreachable": [() => "never" as const, "error", "Unable to reach app. Please try again."],
  } as const;
  for (const [what, [answering, kind, text]] of Object.entries(notes)) {
    it(`shows ${what}, to the presser only`, async () => {
      teams.answerWith(answering);
      await press("cancel");
      assert.deepEqual(seenBy("olivia").note, { kind, text });
      assert.equal(seenBy("priya").note, undefined);
      assert.equal(firstText(seenBy("olivia").attachments), "Review");
    });
  }

  it("shows that it is busy meanwhile", async () => {
    const kinds: (string | undefined)[] = [];
    teams.driver.subscribe(() => kinds.push(seenBy("olivia").note?.kind));
    await press("cancel");
    assert.deepEqual(kinds, ["busy", undefined]);
  });

  it("is repeated once with a token where the bot asks for a login", async () => {
    const login = { connectionName: "graph", tokenExchangeResource: { id: "x1" }, buttons: [] };
    teams.answerWith((activity) => {
      const { authentication } = activity.value as { authentication?: unknown };
      const asked = { statusCode: 401, type: `${vnd}.activity.loginRequest`, value: login };
      return {
        status: 200,
        body: authentication === undefined ? asked : { statusCode: 200, type: `${vnd}.activity.message`, value: "ok" },
      };
    });
    await press("cancel");
    const [, second] = teams.got("adaptiveCard/action");
    const { authentication } = second?.value as {
      authentication: { id: string; connectionName: string; token: string };
    };
    assert.deepEqual([authentication.id, authentication.connectionName], ["x1", "graph"]);
    assert.match(authentication.token, /^eyJ/);
    assert.deepEqual(seenBy("olivia").note, { kind: "info", text: "ok" });
    assert.doesNotMatch(JSON.stringify(teams.driver.activities()), /eyJ/, "the log keeps no token");
  });

  it("can be forged with any value", async () => {
    await teams.driver.pressRaw({
      personId: "priya",
      conversationId,
      messageId,
      value: { action: { verb: "confirm" } },
    });
    assert.deepEqual(teams.got("adaptiveCard/action")[0]?.value, { action: { verb: "confirm" } });
  });
});

describe("an Action.Submit in the local Teams", () => {
  let teams: LocalTeams;
  let conversationId: string;
  beforeEach(async () => {
    teams = await aLocalTeams();
    conversationId = teams.driver.conversationOf("olivia", "personal").id;
  });
  afterEach(() => teams.stop());
  const submit = async (data: Record<string, unknown>) => {
    const messageId = await teams.post(conversationId, card([], [{ type: "Action.Submit", title: "Go", data }]));
    await teams.driver.press({ personId: "olivia", conversationId, messageId, title: "Go" });
    return { messageId, sent: teams.got("message").at(-1) };
  };
  const said = () =>
    teams.driver
      .messages(conversationId)
      .filter((one) => one.from.kind === "person")
      .map((one) => one.text);

  it("is a message with a value and no text", async () => {
    const { messageId, sent } = await submit({ command: "help" });
    assert.deepEqual([sent?.value, sent?.text, sent?.replyToId], [{ command: "help" }, undefined, messageId]);
    assert.deepEqual(said(), []);
  });

  it("speaks for the person with messageBack and imBack", async () => {
    const back = await submit({
      command: "x",
      msteams: { type: "messageBack", text: "users ali", displayText: "Show users" },
    });
    assert.deepEqual([back.sent?.text, back.sent?.value], ["users ali", { command: "x" }]);
    const im = await submit({ msteams: { type: "imBack", value: "help" } });
    assert.equal(im.sent?.text, "help");
    assert.deepEqual(said(), ["Show users", "help"]);
  });
});
