import assert from "node:assert/strict";
import type { DirectoryUser } from "../../emulator/directory/world.ts";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import type { MessageView } from "../../emulator/teams/message-view.ts";
import { sowPeople } from "../../scripts/bench/sow-people.ts";
import { type AtTheDesk, atTheDesk, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { checkRecord } from "./check-record.ts";
import { checkRemovals, checkUntouched } from "./check-removals.ts";
import { auditOf, entriesNow, entriesOf, whoHas } from "./record.ts";
import type { World } from "./start-world.ts";

/** Resets as the operator sees them, and what must be true of each whatever died meanwhile. */
export interface Watch {
  readonly olivia: AtTheDesk;
  /** New people of the home tenant, each with so many methods that a reset removes. */
  people(count: number, methods: number): readonly DirectoryUser[];
  /** Asks for these people and waits for the summary. */
  summaryOf(people: readonly DirectoryUser[]): Promise<MessageView>;
  /** The card says that all is complete, everything is gone, and nothing was asked for twice. Nothing else was said meanwhile. */
  endsWell(card: MessageView, people: readonly DirectoryUser[]): Promise<void>;
  /** The card says that it was cancelled: some are finished, the others have all that they had. */
  endsCancelled(card: MessageView, people: readonly DirectoryUser[]): Promise<void>;
  /** Once every end is recorded, the bots are stopped: no card has changed since, and the record is intact and whole. */
  atTheEnd(): Promise<void>;
}

interface Ended {
  readonly card: MessageView;
  /** Whose reset was carried out. */
  readonly people: readonly DirectoryUser[];
  /** Whose was given up. */
  readonly cancelled?: readonly DirectoryUser[];
  readonly words: RegExp;
}

export function watchResets(world: World): Watch {
  const { teams, world: directory, requests } = world.microsoft;
  const olivia = atTheDesk(world, "olivia");
  const ended: Ended[] = [];
  const messages = () => teams.messages(olivia.conversationId, olivia.personId);
  let named = 0;
  return {
    olivia,
    people(count, methods) {
      const wanted = Array.from({ length: count }, () => ({ name: `Person N${(named += 1)}`, methods }));
      const users = directory.tenants.get(tenantIds.northwind)?.users;
      return sowPeople(directory, wanted).flatMap((id) => users?.get(id) ?? []);
    },
    async summaryOf(people) {
      await olivia.say(`reset MFA for\n${people.map(({ userPrincipalName }) => userPrincipalName).join("\n")}`);
      return olivia.sees(summaryWords(people));
    },
    async endsWell(card, people) {
      await olivia.becomes(card, completeWords(people));
      for (const user of people) checkRemovals(user, requests.all());
      const after = messages().slice(messages().findIndex(({ id }) => id === card.id) + 1);
      assert.deepEqual(after.map(wordsOf), [], "said beside the card");
      ended.push({ card, people, words: completeWords(people) });
    },
    async endsCancelled(card, people) {
      await olivia.becomes(card, /\d+ of \d+ done, \d+ were left out/);
      const done = people.filter(({ removed }) => removed.length > 0);
      const cancelled = people.filter((user) => !done.includes(user));
      for (const user of done) checkRemovals(user, requests.all());
      for (const user of cancelled) checkUntouched(user, requests.all());
      const words = new RegExp(`Partial: ${done.length} of ${people.length} done, ${cancelled.length} were left out`);
      await olivia.becomes(card, words);
      ended.push({ card, people: done, cancelled, words });
    },
    async atTheEnd() {
      const everybody = ended.flatMap(({ people }) => people);
      // Who died between the end and its record leaves that to whoever takes over.
      await eventually(async () => {
        const recorded = whoHas("ended", await entriesNow(world.env));
        assert.deepEqual(
          everybody.filter(({ id }) => !recorded.has(id)).map(({ displayName }) => displayName),
          [],
        );
      }, world.patienceMs);
      await world.stopBots();
      for (const { card, words } of ended) {
        const now = messages().find(({ id }) => id === card.id);
        assert.match(now ? wordsOf(now) : "", words);
      }
      assert.match(await auditOf(world.env, "verify"), /Intact/);
      const entries = await entriesOf(world.env);
      for (const user of everybody) checkRecord(user, entries);
      const givenUp = entries.flatMap((entry) => (entry.kind === "cancelled" ? [entry.target.objectId] : []));
      assert.deepEqual(givenUp.sort(), ended.flatMap(({ cancelled = [] }) => cancelled.map(({ id }) => id)).sort());
    },
  };
}

/** More than this have pages: the number must be one that no summary had before. */
const mostOnOneCard = 10;

function summaryWords(people: readonly DirectoryUser[]): RegExp {
  if (people.length > mostOnOneCard) return new RegExp(`Confirm: ${people.length} people`);
  const named = people.map(({ displayName }) => `(?=.*${displayName}\\b)`).join("");
  return new RegExp(`${named}(?=.*Confirm: )`, "s");
}

function completeWords({ length }: readonly DirectoryUser[]): RegExp {
  return length === 1
    ? /Complete: all \d+ gone/
    : new RegExp(`${length} people: ${length} complete|Complete: ${length} people, all gone`);
}
