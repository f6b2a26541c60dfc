import assert from "node:assert/strict";
import type { Activity } from "botbuilder";
import { readCommand } from "../../../bot/intake/read-command.ts";
import type { Connector } from "../../../bot/sending/connector.ts";
import type { Command } from "../../../core/command.ts";

const bot = { id: "28:bot", name: "MFA Reset Desk" };
const roster: Readonly<Record<string, string>> = { "29:zoe": "id-zoe", "29:al": "id-al" };
const asked: string[] = [];
const connector = {
  member: (_of: unknown, teamsId: string) => {
    asked.push(teamsId);
    if (teamsId === "29:broken") return Promise.reject(new Error("503"));
    const objectId = roster[teamsId];
    return Promise.resolve(objectId === undefined ? undefined : { name: "whoever", objectId });
  },
} as unknown as Connector;
const address = { serviceUrl: "https://x/", conversationId: "19:c", kind: "channel" } as const;

interface Mentioned {
  readonly id: string;
  readonly name: string;
  readonly text?: unknown;
}

function read(text: string, mentions: readonly Mentioned[] = []): Promise<Command> {
  asked.length = 0;
  const entities = mentions.map(({ id, name, text: shown = `<at>${name}</at>` }) => ({
    type: "mention",
    text: shown,
    mentioned: { id, name },
  }));
  return readCommand({ text, entities, recipient: bot } as unknown as Activity, address, connector);
}

const partsOf = (command: Command) => (command.kind === "reset.start" ? command.wanted.parts : command);

describe("bot/read-command", () => {
  it("takes the bot's mention away, wherever and however often it stands", async () => {
    for (const text of [
      "<at>MFA Reset Desk</at> reset MFA for alice",
      "reset MFA for alice <at>MFA Reset Desk</at>",
      "<at>MFA Reset Desk</at> <at>MFA Reset Desk</at>&nbsp;reset MFA for alice",
    ]) {
      assert.deepEqual(partsOf(await read(text, [bot, bot])), [{ by: "name", value: "alice" }]);
    }
    assert.deepEqual(asked, []);
  });

  it("resolves a mention by the roster, not by the name it shows", async () => {
    const command = await read("reset MFA for <at>Alice Anders</at>", [{ id: "29:zoe", name: "Alice Anders" }]);
    assert.deepEqual(partsOf(command), [{ by: "mention", value: "Alice Anders", objectId: "id-zoe" }]);
  });

  for (const id of ["29:stranger", "29:broken"]) {
    it(`leaves a mention unresolved (${id}), never a name to search`, async () => {
      const command = await read("reset MFA for <at>Alice Anders</at>", [{ id, name: "Alice Anders" }]);
      assert.deepEqual(partsOf(command), [{ by: "mention", value: "Alice Anders" }]);
    });
  }

  it("two mentions are two people", async () => {
    const command = await read("reset MFA for <at>Zoë</at> and <at>Al</at>", [
      { id: "29:zoe", name: "Zoë" },
      { id: "29:al", name: "Al" },
    ]);
    assert.deepEqual(partsOf(command), [
      { by: "mention", value: "Zoë", objectId: "id-zoe" },
      { by: "mention", value: "Al", objectId: "id-al" },
    ]);
  });

  for (const name of ["$&", "$`$'", "$1", "<at>x", "a.*(b", "\\"]) {
    it(`takes a mention called ${name} as text`, async () => {
      const command = await read(`reset MFA for <at>${name}</at>`, [{ id: "29:zoe", name }]);
      const parts = partsOf(command);
      assert.ok(Array.isArray(parts), JSON.stringify(command));
      assert.deepEqual(
        parts.map(({ objectId }: { objectId?: string }) => objectId),
        ["id-zoe"],
      );
    });
  }

  it("takes no mark for a mention that somebody typed", async () => {
    const command = await read("reset MFA for \ue000\ue001 \uf8ff alice", []);
    assert.deepEqual(partsOf(command), [{ by: "name", value: "alice" }]);
  });

  it("entities that are no mentions, or broken ones, are nothing", async () => {
    const command = await read("reset MFA for alice", [{ id: "29:zoe", name: "Zoë", text: 7 }]);
    assert.deepEqual(partsOf(command), [{ by: "name", value: "alice" }]);
    assert.deepEqual(asked, []);
  });

  it("looks up no more people than a command can name", async () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ id: `29:${n}`, name: `P${n}` }));
    await read(`reset MFA for ${many.map(({ name }) => `<at>${name}</at>`).join(" ")}`, many);
    assert.ok(asked.length <= 30, String(asked.length));
  });

  it("reads Teams' entities once: what they stand for is not read again", async () => {
    const cases: readonly [text: string, value: string][] = [
      ["reset MFA for&nbsp;alice", "alice"],
      ["reset MFA for O&#39;Brien", "O'Brien"],
      ["reset MFA for A &amp;amp; B", "A &amp; B"],
      ["reset MFA for &quot;alice&quot;", "alice"],
    ];
    for (const [text, value] of cases) {
      const command = await read(text);
      assert.ok(command.kind === "reset.start", JSON.stringify(command));
      const said = command.wanted.whole ?? command.wanted.parts[0]?.value;
      assert.equal(said, value);
    }
  });
});
