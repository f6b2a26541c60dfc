import assert from "node:assert/strict";
import type { DirectoryUser } from "../../emulator/directory/world.ts";
import type { MessageView } from "../../emulator/teams/message-view.ts";
import { batchOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { postgres } from "./databases.ts";
import { holdTable } from "./hold-table.ts";
import { onDatabase, onEachDatabase, type Stage } from "./on-each-database.ts";
import { entriesNow, whoHas } from "./record.ts";
import type { BotProcess } from "./start-world.ts";

/** More than anybody waits for in front of the card, so that most are left when it is stopped. */
const size = 30;
const methods = 2;
/** In the middle of the second or third person. */
const removal = { match: { service: "graph", method: "DELETE" }, after: 4, times: 1 } as const;

const turns = {
  pause: { verb: "bulk.pause", mode: "paused", said: /Paused: .*By Olivia Operator/ },
  cancel: { verb: "bulk.cancel", mode: "cancelled", said: /Cancelling: |were left out/ },
} as const;
type Turn = (typeof turns)[keyof typeof turns];
type Stop = (card: MessageView, bot: BotProcess) => Promise<void>;

/** A bulk under way; in the middle of a removal it is stopped, and the bot dies. `begun`: object ids of whom it had begun. */
async function stoppedAndKilled({ world, watch, crew }: Stage, stop: Stop) {
  const bot = await crew.front();
  const people = watch.people(size, methods);
  const card = await watch.summaryOf(people);
  const dead = Promise.withResolvers<undefined>();
  const meanwhile = () =>
    stop(card, bot).then(() => {
      dead.resolve(undefined);
    }, dead.reject);
  world.microsoft.faults.add({ ...removal, meanwhile });
  await watch.olivia.press(card, "reset.confirm");
  await dead.promise;
  const begun = whoHas("begun", await entriesNow(world.env));
  await crew.relieve();
  return { card, people, begun };
}

/** Of whom anything has gone. */
const touched = (people: readonly DirectoryUser[]) => people.filter(({ removed }) => removed.length > 0);

function checkBegunBefore(people: readonly DirectoryUser[], begun: ReadonlySet<string>): void {
  const after = touched(people).filter(({ id }) => !begun.has(id));
  assert.deepEqual(
    after.map(({ displayName }) => displayName),
    [],
    "begun after it was stopped",
  );
}

const press = ({ watch }: Stage, card: MessageView, { verb }: Turn) =>
  watch.olivia.pressForged(card, verb, { batch: batchOf(card) });

/** The operator has seen that it stops, and nothing else has happened yet. */
function onceSeen(stage: Stage, turn: Turn): Stop {
  return async (card, bot) => {
    await press(stage, card, turn);
    await stage.watch.olivia.becomes(card, turn.said);
    await bot.kill();
  };
}

/** The batch stops, and nobody has written down yet that and by whom. */
function onceKept(stage: Stage, turn: Turn): Stop {
  return async (card, bot) => {
    const hold = await holdTable(stage.world.env["DATABASE_URL"] ?? "", "audit_entries");
    const pressed = press(stage, card, turn);
    await hold.becomes(`select 1 from batches where batch_id = '${batchOf(card)}' and state = '${turn.mode}'`);
    await bot.kill();
    await hold.letGo();
    await pressed;
  };
}

async function endsPaused(stage: Stage, stop: Stop): Promise<void> {
  const { world, watch } = stage;
  const { card, people, begun } = await stoppedAndKilled(stage, stop);
  await eventually(async () => {
    const ended = whoHas("ended", await entriesNow(world.env));
    assert.deepEqual(
      touched(people).filter(({ id }) => !ended.has(id)),
      [],
    );
  }, world.patienceMs);
  await watch.olivia.becomes(card, new RegExp(`Paused: .*\\b${touched(people).length} done, \\d+ left`));
  checkBegunBefore(people, begun);
  assert.ok(touched(people).length < size);
  await watch.olivia.press(card, "bulk.go-on");
  await watch.endsWell(card, people);
}

async function endsCancelled(stage: Stage, stop: Stop): Promise<void> {
  const { watch } = stage;
  const { card, people, begun } = await stoppedAndKilled(stage, stop);
  await watch.endsCancelled(card, people);
  checkBegunBefore(people, begun);
}

onEachDatabase({ title: "kill -9 when a bulk was stopped" }, (stage) => {
  it("paused: who was under way is finished, nobody else is begun, and all are finished after Go on", () =>
    endsPaused(stage, onceSeen(stage, turns.pause)));

  it("cancelled: who was under way is finished, nothing of the others is touched", () =>
    endsCancelled(stage, onceSeen(stage, turns.cancel)));
});

onDatabase(postgres, { title: "kill -9 between the stop of a bulk and its record" }, (stage) => {
  it("paused: who was under way is finished, nobody else is begun, and all are finished after Go on", () =>
    endsPaused(stage, onceKept(stage, turns.pause)));

  it("cancelled: who was under way is finished, the others are given up, and recorded so", () =>
    endsCancelled(stage, onceKept(stage, turns.cancel)));
});
