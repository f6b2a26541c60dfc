import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { peopleIds } from "../../../emulator/seed/contoso.ts";
import { aLocalTeams, card, type LocalTeams } from "./a-local-teams.ts";

describe("the control of the local Teams", () => {
  let teams: LocalTeams;
  let conversationId: string;
  beforeEach(async () => {
    teams = await aLocalTeams();
    conversationId = teams.driver.conversationOf("olivia", "personal").id;
  });
  afterEach(() => teams.stop());
  const ask = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${teams.page}/_emulator/${path}`, { method, headers, ...sent });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };

  it("does over HTTP what the driver does", async () => {
    const who = { personId: "olivia", conversationId };
    assert.equal((await ask("POST", "say", { body: { ...who, text: "help" } })).status, 200);
    const messageId = await teams.post(conversationId, card([], [{ type: "Action.Execute", title: "Go", verb: "go" }]));
    assert.equal((await ask("POST", "press", { body: { ...who, messageId, verb: "go" } })).status, 200);
    const { body } = await ask("GET", `messages?person=olivia&conversation=${encodeURIComponent(conversationId)}`);
    assert.deepEqual(
      (body as { text: string }[]).map((one) => one.text),
      ["help", ""],
    );
    assert.equal(((await ask("GET", "people")).body as unknown[]).length, 4);
    assert.equal(((await ask("GET", "conversations?person=umar")).body as unknown[]).length, 3);
    assert.equal(teams.got("adaptiveCard/action").length, 1);
  });

  it("says what can't be done", async () => {
    const { status, body } = await ask("POST", "say", { body: { personId: "nobody", conversationId, text: "x" } });
    assert.deepEqual([status, body], [422, { error: 'There is no person "nobody".' }]);
    assert.equal((await fetch(`${teams.page}/_emulator/say`, { method: "POST", body: "{" })).status, 400);
  });

  it("streams events", async () => {
    const stop = new AbortController();
    const response = await fetch(`${teams.page}/_emulator/events`, { signal: stop.signal });
    const id = await teams.post(conversationId, { text: "hello" });
    let seen = "";
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      seen += Buffer.from(chunk).toString();
      if (seen.includes(id)) break;
    }
    assert.match(seen, /"type":"message"/);
    stop.abort();
  });

  it("arms, lists and clears faults, and clears the request log", async () => {
    const { body } = await ask("POST", "faults", {
      body: { match: { service: "connector" }, answer: { status: 503 } },
    });
    const { id } = body as { id: string };
    assert.equal(((await ask("GET", "faults")).body as { id: string }[])[0]?.id, id);
    assert.equal((await teams.connector("GET conversations/x/members")).status, 503);
    await ask("DELETE", `faults/${id}`);
    assert.deepEqual((await ask("GET", "faults")).body, []);
    assert.equal((await teams.connector("GET conversations/x/members")).status, 404);
    assert.equal(((await ask("GET", "requests")).body as unknown[]).length, 2);
    await ask("DELETE", "requests");
    assert.deepEqual((await ask("GET", "requests")).body, []);
  });

  it("changes the world's conditions, and knows only those there are", async () => {
    await ask("PATCH", "world", { body: { blockedFor: [peopleIds.ravi], latencyMs: 5 } });
    assert.deepEqual([...teams.world.conditions.blockedFor], [peopleIds.ravi]);
    assert.equal(teams.world.conditions.latencyMs, 5);
    assert.equal((await ask("PATCH", "world", { body: { typo: 1 } })).status, 422);
  });

  it("starts again from the seed", async () => {
    await ask("PATCH", "world", { body: { latencyMs: 5 } });
    await ask("POST", "say", { body: { personId: "olivia", conversationId, text: "help" } });
    assert.equal((await ask("POST", "reset")).status, 204);
    assert.deepEqual(teams.driver.messages(conversationId), []);
    assert.equal(teams.world.conditions.latencyMs, 0);
  });

  it("serves the page without inline scripts, and no file beside it", async () => {
    const page = await fetch(teams.page);
    assert.equal(page.status, 200);
    assert.match(page.headers.get("content-security-policy") ?? "", /script-src 'self';/);
    assert.doesNotMatch(await page.text(), /<script>|style=/);
    for (const path of ["/vendor/adaptivecards.js", "/vendor/markdown-it.js", "/page/main.js", "/page/theme.css"]) {
      assert.equal((await fetch(teams.page + path)).status, 200, path);
    }
    for (const path of [
      "/page/../create-teams.ts",
      "/page/%2e%2e/chat.ts",
      "/package.json",
      "/oauth/api/usertoken/GetToken",
    ]) {
      assert.equal((await fetch(teams.page + path)).status, 404, path);
    }
  });

  it("is closed to other pages", async () => {
    assert.equal((await ask("POST", "reset", { headers: { origin: "http://evil.example" } })).status, 403);
    assert.equal((await ask("POST", "reset", { headers: { origin: teams.page } })).status, 204);
  });

  it("is closed to a name that was bent to this machine", async () => {
    const asked = request(`${teams.page}/_emulator/people`, { headers: { host: "evil.example" } }).end();
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    response.resume();
    assert.equal(response.statusCode, 403);
  });
});
