import type { LoggedRequest } from "../../emulator/contract.ts";
import { addCustomers } from "../../emulator/seed/add-customers.ts";
import type { Emulator } from "../../emulator/start-emulator.ts";
import type { MessageView } from "../../emulator/teams/message-view.ts";
import { wordsOf } from "../../tests/support/at-the-desk.ts";
import { createBulkVerbs } from "./bulk-verbs.ts";
import { sowPeople, type Wanted } from "./sow-people.ts";

/** What somebody at the chat page did, until the bot's words for it were there. */
export interface Seen {
  readonly messageId: string;
  readonly words: string;
  readonly ms: number;
  /** Calls of Graph meanwhile, and those that it refused. */
  readonly graphCalls: number;
  readonly refused: number;
  /** Requests at Entra meanwhile. */
  readonly entraCalls: number;
}

export interface Act {
  readonly personId: string;
  /** A regular expression over the card's words. */
  readonly until: string;
  /** How long that may take; unset: a minute. */
  readonly longestMs?: number;
}

export type StandInVerbs = ReturnType<typeof createStandInVerbs>;

const usualMs = 60_000;

/** Everything the bench does with the stand-in, measured beside its clock. Arguments and answers are plain JSON. */
export function createStandInVerbs(emulator: Emulator, botEndpoint: { url: string }) {
  const { teams, world, requests, entra, registrations, cloud, caPath } = emulator;
  const placeOf = (personId: string) => ({ personId, conversationId: teams.conversationOf(personId, "personal").id });

  async function measured(act: Act, messageId: string | undefined, begin: () => Promise<unknown>): Promise<Seen> {
    const place = placeOf(act.personId);
    const words = new RegExp(act.until, "s");
    const earlier = new Set(teams.messages(place.conversationId).map(({ id }) => id));
    const isIt = ({ id, from }: MessageView) =>
      from.kind === "bot" && (messageId ? id === messageId : !earlier.has(id));
    requests.clear();
    const from = performance.now();
    const begun = begin();
    const found = await teams.waitFor(place, (one) => isIt(one) && words.test(wordsOf(one)), act.longestMs ?? usualMs);
    const ms = performance.now() - from;
    await begun;
    return { messageId: found.id, words: wordsOf(found), ms, ...counted(requests.all()) };
  }

  return {
    describe: () => ({ registrations, cloud, caPath }),
    sow: (people: readonly Wanted[]) => sowPeople(world, people),
    addCustomers: (size: { count: number; people: number }) => addCustomers(world, size),
    setLatency: (ms: number) => {
      world.conditions.latencyMs = ms;
    },
    deliverTo: (url: string) => {
      botEndpoint.url = url;
    },
    signOnToken: (personId: string) => entra.issueTeamsSsoToken(personId),
    open: (personId: string) => teams.open(placeOf(personId)),
    say: ({ text, file, ...act }: Act & { text: string; file?: { name: string; text: string } }) =>
      measured(act, undefined, () => teams.say({ ...placeOf(act.personId), text, ...(file && { file: sent(file) }) })),
    press: ({ messageId, verb, inputs = {}, ...act }: Act & Pressed) =>
      measured(act, messageId, () => teams.press({ ...placeOf(act.personId), messageId, verb, inputs })),
    ...createBulkVerbs(emulator),
    turns: ({ people, text, each }: { people: readonly string[]; text: string; each: number }) =>
      turns(emulator, { places: people.map(placeOf), text, each }),
  };
}

const sent = ({ name, text }: { name: string; text: string }) => ({
  name,
  content: Buffer.from(text).toString("base64"),
});

interface Pressed {
  readonly messageId: string;
  readonly verb: string;
  readonly inputs?: Record<string, unknown>;
}

/** Everybody says it again as soon as they are answered. `times`: of each turn, in ms; `ms`: from the first to the last. */
async function turns(
  { teams }: Emulator,
  given: { places: readonly { personId: string; conversationId: string }[]; text: string; each: number },
): Promise<{ times: number[]; ms: number }> {
  const times: number[] = [];
  const from = performance.now();
  await Promise.all(
    given.places.map(async (place) => {
      for (let n = 0; n < given.each; n += 1) {
        const began = performance.now();
        // What is said is in the chat before `say` first waits: the next message there is the bot's.
        const said = teams.say({ ...place, text: given.text });
        await nextMessage(teams, place.conversationId);
        times.push(performance.now() - began);
        await said;
      }
    }),
  );
  return { times, ms: performance.now() - from };
}

function nextMessage(teams: Emulator["teams"], conversationId: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const end = teams.subscribe((event) => {
    if (event.type === "message" && event.conversationId === conversationId) resolve(undefined);
  });
  const timer = setTimeout(() => {
    reject(new Error("The bot did not answer."));
  }, usualMs);
  return promise.finally(() => {
    clearTimeout(timer);
    end();
  });
}

function counted(all: readonly LoggedRequest[]): Pick<Seen, "graphCalls" | "refused" | "entraCalls"> {
  const graph = all.filter(({ service }) => service === "graph");
  return {
    graphCalls: graph.length,
    refused: graph.filter(({ status }) => status >= 400).length,
    entraCalls: all.filter(({ service }) => service === "entra").length,
  };
}
