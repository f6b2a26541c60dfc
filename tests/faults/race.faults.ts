import assert from "node:assert/strict";
import type { MessageView } from "../../emulator/teams/message-view.ts";
import { batchOf } from "../support/at-the-desk.ts";
import { postgres } from "./databases.ts";
import { onDatabase, type Stage } from "./on-each-database.ts";
import { postTo } from "./post-to.ts";
import type { BotProcess } from "./start-world.ts";

let replicas: readonly BotProcess[] = [];

async function twoServe({ world }: Stage): Promise<void> {
  const both = await Promise.all([world.start(), world.start()]);
  world.turnTo(both[0]);
  replicas = both;
}

function suite(stage: Stage): void {
  function confirmOf(summary: MessageView): object {
    const { world, watch } = stage;
    const value = { action: { type: "Action.Execute", verb: "reset.confirm", data: { batch: batchOf(summary) } } };
    const fields = { type: "invoke", name: "adaptiveCard/action", value, replyToId: summary.id };
    return world.microsoft.teams.write(watch.olivia, fields);
  }

  for (const [name, size, methods] of [
    ["one person", 1, 5],
    ["a batch", 5, 3],
  ] as const) {
    it(`one Confirm for ${name}, delivered to both at once: carried out once, and both say so`, async () => {
      const { world, watch } = stage;
      const people = watch.people(size, methods);
      const summary = await watch.summaryOf(people);
      const confirm = confirmOf(summary);
      const answers = await Promise.all(replicas.map((replica) => postTo(world, replica, confirm)));
      for (const { status, words } of answers) {
        assert.equal(status, 200);
        assert.match(words, /Working|Complete|complete/);
      }
      await watch.endsWell(summary, people);
    });
  }

  it("1,000 confirms of one reset, over both: carried out once, each is answered", async () => {
    const { world, watch } = stage;
    const people = watch.people(1, 5);
    const summary = await watch.summaryOf(people);
    const presses = Array.from({ length: 1000 }, (_, index) => ({
      replica: replicas[index % replicas.length],
      confirm: confirmOf(summary),
    }));
    const answers = await Promise.all(
      presses.map(({ replica, confirm }) => {
        assert.ok(replica);
        return postTo(world, replica, confirm);
      }),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    assert.deepEqual(statuses, new Set([200]));
    for (const { words } of answers) assert.match(words, /Working|Complete|Confirmed/);
    await watch.endsWell(summary, people);
  });
}

onDatabase(postgres, { title: "two replicas race", prepare: twoServe }, suite);
