import assert from "node:assert/strict";
import { aLocalTeams, card, firstText, type LocalTeams } from "./a-local-teams.ts";

describe("the connector of the local Teams", () => {
  let teams: LocalTeams;
  let personal: string;
  beforeEach(async () => {
    teams = await aLocalTeams();
    personal = teams.driver.conversationOf("olivia", "personal").id;
  });
  afterEach(() => teams.stop());
  const activities = (conversationId: string, id = "") =>
    `conversations/${encodeURIComponent(conversationId)}/activities${id === "" ? "" : `/${id}`}`;
  const code = (answer: { body: unknown }) => (answer.body as { error?: { code: string } }).error?.code;

  it("refuses whoever has no token of the bot, and logs it", async () => {
    const answer = await teams.connector(
      `POST ${activities(personal)}`,
      { type: "message", text: "x" },
      "Bearer other",
    );
    assert.equal(answer.status, 401);
    assert.deepEqual(teams.driver.messages(personal), []);
    const [logged] = teams.requests.all();
    assert.deepEqual([logged?.service, logged?.status, logged?.caller], ["connector", 401, undefined]);
  });

  it("posts, updates and deletes a message", async () => {
    const id = await teams.post(personal, card([{ type: "TextBlock", text: "first" }]));
    assert.equal(firstText(teams.driver.messages(personal)[0]!.attachments), "first");
    const update = { type: "message", ...card([{ type: "TextBlock", text: "second" }]) };
    assert.equal((await teams.connector(`PUT ${activities(personal, id)}`, update)).status, 200);
    assert.equal(firstText(teams.driver.messages(personal)[0]!.attachments), "second");
    assert.equal((await teams.connector(`DELETE ${activities(personal, id)}`)).status, 200);
    assert.deepEqual(teams.driver.messages(personal), []);
  });

  it("answers 404 for a conversation, a thread or a message that isn't there", async () => {
    const channel = teams.driver.conversationOf("olivia", "channel").id;
    assert.equal(
      code(await teams.connector(`POST ${activities("a:unknown")}`, { type: "message" })),
      "ConversationNotFound",
    );
    assert.equal(
      code(await teams.connector(`POST ${activities(`${channel};messageid=1`)}`, { type: "message" })),
      "ConversationNotFound",
    );
    assert.equal(
      code(await teams.connector(`PUT ${activities(personal, "1")}`, { type: "message" })),
      "ActivityNotFound",
    );
    assert.equal(code(await teams.connector(`DELETE ${activities(personal, "1")}`)), "ActivityNotFound");
  });

  it("answers 413 above 100 KB, counted in UTF-16, and 400 for what is no activity", async () => {
    const big = await teams.connector(`POST ${activities(personal)}`, { type: "message", text: "x".repeat(52_000) });
    assert.deepEqual([big.status, code(big)], [413, "MessageSizeTooBig"]);
    assert.equal(
      (await teams.connector(`POST ${activities(personal)}`, { type: "message", text: "x".repeat(50_000) })).status,
      201,
    );
    assert.equal((await teams.connector(`POST ${activities(personal)}`, { text: "no type" })).status, 400);
  });

  it("lets the bot change no message of a person", async () => {
    const { activityId } = await teams.driver.say({ personId: "olivia", conversationId: personal, text: "mine" });
    assert.equal(
      (await teams.connector(`PUT ${activities(personal, activityId)}`, { type: "message", text: "yours" })).status,
      403,
    );
    assert.equal((await teams.connector(`DELETE ${activities(personal, activityId)}`)).status, 403);
  });

  it("shows typing without keeping it", async () => {
    const events: string[] = [];
    teams.driver.subscribe((event) => events.push(event.type));
    await teams.connector(`POST ${activities(personal)}`, { type: "typing" });
    assert.deepEqual(events, ["typing"]);
    assert.deepEqual(teams.driver.messages(personal), []);
  });

  it("starts a personal conversation by 29: id or object id, never by address", async () => {
    const olivia = teams.driver.people()[0]!;
    const start = (id: string) => teams.connector("POST conversations", { isGroup: false, members: [{ id }] });
    for (const id of [olivia.teamsId, olivia.id]) {
      assert.deepEqual(await start(id), { status: 201, body: { id: personal } });
    }
    assert.equal((await start(olivia.userPrincipalName)).status, 403);
    assert.equal((await start("29:nobody")).status, 403);
  });

  it("refuses with Teams' bodies where the bot isn't installed", async () => {
    await teams.driver.uninstall("olivia");
    const start = await teams.connector("POST conversations", { members: [{ id: teams.driver.people()[0]!.id }] });
    assert.deepEqual([start.status, code(start)], [403, "ForbiddenOperationException"]);
    const post = await teams.connector(`POST ${activities(personal)}`, { type: "message", text: "x" });
    assert.equal(post.status, 403);
    assert.match((post.body as { message: string }).message, /MessageWritesBlocked/);
  });

  it("starts and continues threads of a channel", async () => {
    const channel = teams.driver.conversationOf("olivia", "channel").id;
    const started = await teams.connector("POST conversations", {
      isGroup: true,
      channelData: { channel: { id: channel } },
      activity: { type: "message", text: "result" },
    });
    const { id, activityId } = started.body as { id: string; activityId: string };
    assert.equal(id, `${channel};messageid=${activityId}`);
    await teams.post(id, { text: "more" });
    const thread = teams.driver.messages(id);
    assert.deepEqual(
      thread.map((one) => one.text),
      ["result", "more"],
    );
    const root = await teams.post(channel, { text: "another" });
    assert.equal(teams.driver.messages(channel).at(-1)?.threadId, root);
  });

  it("lets faults in", async () => {
    teams.faults.add({
      match: { service: "connector", method: "POST" },
      times: 1,
      answer: { status: 429, headers: { "retry-after": "1" } },
    });
    assert.equal((await teams.connector(`POST ${activities(personal)}`, { type: "message", text: "x" })).status, 429);
    assert.equal((await teams.connector(`POST ${activities(personal)}`, { type: "message", text: "x" })).status, 201);
    assert.equal(teams.driver.messages(personal).length, 1);
  });
});
