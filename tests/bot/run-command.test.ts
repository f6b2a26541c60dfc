import assert from "node:assert/strict";
import type { Log } from "../../bot/log.ts";
import { createRunCommand } from "../../bot/run-command.ts";
import type { Turn } from "../../bot/turn.ts";
import type { Command } from "../../core/command.ts";
import type { Dialogs } from "../../dialogs/dialog.ts";
import { anOperator } from "../support/builders/people.ts";

/** In which order the parts are asked. */
async function askedFor(command: Command): Promise<readonly string[]> {
  const asked: string[] = [];
  const noted =
    (what: string) =>
    <T>(answer: T): Promise<T> => {
      asked.push(what);
      return Promise.resolve(answer);
    };
  const reply = { card: {}, personal: true };
  const dialogs = new Proxy({}, { get: (_, kind) => () => noted(String(kind))(reply) }) as Dialogs;
  const run = createRunCommand({
    dialogs,
    readAtPress: ({ batchId }) => noted(`read ${batchId}`)(undefined),
    store: { batchMessages: { count: () => noted("count")(new Map()) } },
    log: { info: () => undefined } as unknown as Log,
  });
  const operator = anOperator();
  await run({ operator, reference: "r" } as Turn, { operator, conversationId: "c" }, command);
  return asked;
}

describe("bot/run-command", () => {
  it("at Confirm what Microsoft takes long for is begun before the store is asked for anything else", async () => {
    const confirm = { kind: "reset.confirm", batchId: "b", ticks: {}, details: { revokeSessions: false } } as const;
    assert.deepEqual(await askedFor(confirm), ["read b", "count", "reset.confirm"]);
  });

  it("no other command reads ahead", async () => {
    assert.deepEqual(await askedFor({ kind: "reset.show", batchId: "b" }), ["count", "reset.show"]);
  });
});
