import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLog } from "../../../bot/log.ts";
import { type Connector, ConnectorFault, createConnector } from "../../../bot/sending/connector.ts";
import type { ConversationAddress } from "../../../services/conversations/conversation-store.ts";

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}
interface Planned {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

describe("bot/connector", () => {
  let server: Server;
  let address: ConversationAddress;
  let connector: Connector;
  /** Tries once. */
  let hasty: Connector;
  const seen: Seen[] = [];
  const waits: number[] = [];
  let planned: Planned[] = [];

  before(async () => {
    server = createServer((request, response) => {
      void readAll(request).then((text) => {
        const body: unknown = text === "" ? undefined : JSON.parse(text);
        const { method = "", url = "", headers } = request;
        seen.push({ method, url, authorization: headers.authorization, body });
        const answer = planned.shift() ?? { status: 200, body: { id: "sent-1" } };
        response.statusCode = answer.status;
        for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
        response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    address = { serviceUrl: `http://127.0.0.1:${port}/teams/`, conversationId: "19:a@thread.tacv2", kind: "channel" };
    const deps = {
      botAppId: "app",
      token: () => Promise.resolve("channel-token"),
      fetch,
      wait: (ms: number) => {
        waits.push(ms);
        return Promise.resolve();
      },
      log: createLog("silent", () => undefined),
    };
    connector = createConnector(deps);
    hasty = createConnector({ ...deps, tries: 1 });
  });
  beforeEach(() => {
    seen.length = 0;
    waits.length = 0;
    planned = [];
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const message = { type: "message", text: "hello" };

  it("sends with the channel's token and returns where the message lies", async () => {
    assert.deepEqual(await connector.send(address, message), { ...address, activityId: "sent-1" });
    assert.deepEqual(seen, [
      {
        method: "POST",
        url: "/teams/v3/conversations/19%3Aa%40thread.tacv2/activities",
        authorization: "Bearer channel-token",
        body: message,
      },
    ]);
  });

  const ids: readonly [id: string, encoded: string][] = [
    ["19:a@thread.tacv2;messageid=1700000000000", "19%3Aa%40thread.tacv2%3Bmessageid%3D1700000000000"],
    ["a:1bc/d+e==", "a%3A1bc%2Fd%2Be%3D%3D"],
    ["a:1?x=1#y", "a%3A1%3Fx%3D1%23y"],
  ];
  for (const [id, encoded] of ids) {
    it(`encodes ${id} as one segment of the path`, async () => {
      await connector.send({ ...address, conversationId: id }, message);
      assert.equal(seen[0]?.url, `/teams/v3/conversations/${encoded}/activities`);
    });
  }

  const outcomes: readonly {
    what: string;
    answers: readonly number[];
    act: () => Promise<unknown>;
    calls: number;
    fails?: number;
  }[] = [
    { what: "429 to a POST: once more", answers: [429], act: () => connector.send(address, message), calls: 2 },
    { what: "412 to a POST: once more", answers: [412, 412], act: () => connector.send(address, message), calls: 3 },
    {
      what: "502 to a POST: it may have been shown",
      answers: [502],
      act: () => connector.send(address, message),
      calls: 1,
      fails: 502,
    },
    { what: "503 to a POST: the same", answers: [503], act: () => connector.typing(address), calls: 1, fails: 503 },
    {
      what: "503 to a PUT: once more",
      answers: [503, 500],
      act: () => connector.update({ ...address, activityId: "7" }, message),
      calls: 3,
    },
    {
      what: "403: no more",
      answers: [403],
      act: () => connector.update({ ...address, activityId: "7" }, message),
      calls: 1,
      fails: 403,
    },
    {
      what: "429 for ever: five times",
      answers: [429, 429, 429, 429, 429, 429],
      act: () => connector.send(address, message),
      calls: 5,
      fails: 429,
    },
  ];
  for (const { what, answers, act, calls, fails } of outcomes) {
    it(what, async () => {
      planned = answers.map((status) => ({ status, body: { error: { code: "SomeCode" } } }));
      if (fails === undefined) await act();
      else
        await assert.rejects(
          act(),
          (error) => error instanceof ConnectorFault && error.status === fails && error.errorCode === "SomeCode",
        );
      assert.equal(seen.length, calls);
    });
  }

  it("waits as told, and not beyond a minute", async () => {
    planned = ["2", "0.5", "3600"].map((after) => ({ status: 429, headers: { "retry-after": after } }));
    await connector.send(address, message);
    assert.deepEqual(waits, [2000, 500, 60_000]);
  });

  it("finds a member by their Teams id; somebody else is nobody", async () => {
    planned = [{ status: 200, body: { name: "Olivia", aadObjectId: "o1" } }, { status: 404 }];
    assert.deepEqual(await connector.member(address, "29:1x/y"), { name: "Olivia", objectId: "o1" });
    assert.equal(await connector.member(address, "29:2"), undefined);
    assert.match(seen[0]?.url ?? "", /\/members\/29%3A1x%2Fy$/);
  });

  it("opens a personal chat in the person's tenant", async () => {
    planned = [{ status: 201, body: { id: "a:9" } }];
    const person = { serviceUrl: address.serviceUrl, tenantId: "t1", objectId: "o1" };
    const opened = await connector.openPersonal(person);
    assert.deepEqual(opened, { serviceUrl: address.serviceUrl, conversationId: "a:9", kind: "personal" });
    assert.deepEqual((seen[0]?.body as { members: unknown }).members, [{ id: "o1" }]);
  });

  it("begins a thread in a channel, and returns its root", async () => {
    const { serviceUrl } = address;
    planned = [{ status: 201, body: { id: "19:a@thread.tacv2;messageid=7", activityId: "7" } }];
    const channel = { serviceUrl, channelId: "19:a@thread.tacv2", teamId: "19:t@thread.tacv2", shared: false };
    const root = await connector.startThread(channel, message);
    const conversationId = "19:a@thread.tacv2;messageid=7";
    assert.deepEqual(root, { serviceUrl, conversationId, kind: "channel", activityId: "7" });
    assert.equal(seen[0]?.url, "/teams/v3/conversations");
    const body = { isGroup: true, channelData: { channel: { id: "19:a@thread.tacv2" } }, activity: message };
    assert.deepEqual(seen[0].body, body);
  });

  it("one that tries once leaves waiting, and how long, to its caller", async () => {
    planned = [{ status: 429, headers: { "retry-after": "90" } }];
    await assert.rejects(hasty.send(address, message), { status: 429, retryAfterMs: 90_000 });
    assert.deepEqual([seen.length, waits], [1, []]);
  });

  it("an answer without an id, or no JSON, is a fault and not a message nobody can update", async () => {
    planned = [{ status: 200 }];
    await assert.rejects(connector.send(address, message), /NoIdInAnswer/);
  });

  it("follows nobody elsewhere with the token", async () => {
    planned = [{ status: 307, headers: { location: "https://evil.example/" } }];
    await assert.rejects(connector.send(address, message));
    assert.equal(seen.length, 1);
  });
});

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
