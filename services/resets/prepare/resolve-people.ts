import { askedAs } from "../../../core/asked-as.ts";
import type { Named, Wanted } from "../../../core/command.ts";
import type { Target } from "../../../core/directory/people.ts";
import type { SilentCustomer } from "../../../core/directory/silent-customer.ts";
import { isNear } from "../../../core/directory/similar.ts";
import { asProblem, type Problem } from "../../../core/problem.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import { isOfOneCustomer } from "../../customers/ask-customer.ts";
import { inParallel } from "../../in-parallel.ts";
import type { Hits, SearchPeople } from "./search-people.ts";

/** More hits than this are not offered: a longer name is asked for. */
export const mostOffered = 10;

export interface Resolved {
  readonly found: readonly Target[];
  /** Set only where one single name was asked for and several people have it, or might: not every customer answered. */
  readonly choice?: { readonly asked: string; readonly offered: readonly Target[]; readonly more: boolean };
  readonly excluded: readonly Excluded[];
  /** Names of the customers that were searched. */
  readonly searched: readonly string[];
  readonly silent: readonly SilentCustomer[];
}

/**
 * Words → people. The whole text is first tried as one name ("Anders and Sons"), then as a list. A mention that could not be
 * resolved is never searched by its name: a display name proves nothing.
 */
export async function resolvePeople(search: SearchPeople, wanted: Wanted): Promise<Resolved> {
  if (wanted.whole !== undefined) {
    const hits = await search.byName(wanted.whole);
    if (hits.people.length > 0 || wanted.parts.length < 2) return ofOneName(search, wanted.whole, hits);
  }
  const answers = await resolveParts(search, wanted.parts);
  const single = answers.length === 1 ? answers[0] : undefined;
  return (
    single ?? {
      found: distinct(answers.flatMap(({ found }) => found)),
      excluded: answers.flatMap(asExcluded),
      searched: [...new Set(answers.flatMap(({ searched }) => searched))],
      silent: distinctSilent(answers.flatMap(({ silent }) => silent)),
    }
  );
}

/** Where nobody can be looked up, the first one's trouble is the answer: a sign-in can be asked for. */
async function resolveParts(search: SearchPeople, parts: readonly Named[]): Promise<readonly Resolved[]> {
  const answers = await inParallel(parts, 4, (part) => resolveOrExclude(search, part));
  const [first] = answers;
  if (first?.trouble && answers.every(({ trouble }) => trouble !== undefined)) throw first.trouble;
  return answers;
}

/** A customer that gives no answer takes away its own people only. */
async function resolveOrExclude(search: SearchPeople, part: Named): Promise<Resolved & { readonly trouble?: Problem }> {
  try {
    return await resolvePart(search, part);
  } catch (error) {
    const trouble = asProblem(error);
    if (!isOfOneCustomer(trouble)) throw trouble;
    const excluded: Excluded = { why: "could-not-read", asked: askedAs(part), problem: trouble.code };
    return { found: [], excluded: [excluded], searched: [], silent: [], trouble };
  }
}

async function resolvePart(search: SearchPeople, part: Named): Promise<Resolved> {
  const asked = part.value;
  switch (part.by) {
    case "name":
      return ofOneName(search, asked, await search.byName(asked));
    case "address":
      return ofExact(asked, await search.byAddress(asked));
    case "id":
      return ofExact(asked, await search.byId(asked, part.tenantId));
    case "mention": {
      const { objectId } = part;
      const unresolved: Excluded = { why: "mention-unresolved", asked };
      if (objectId === undefined) return { found: [], excluded: [unresolved], searched: [], silent: [] };
      return ofExact(asked, await search.byId(objectId));
    }
  }
}

/** One hit is certain only if nobody stayed silent: another of that name may live there. */
async function ofOneName(search: SearchPeople, asked: string, hits: Hits): Promise<Resolved> {
  if (hits.people.length === 0) return nobody(asked, hits, await nearMisses(search, asked));
  return hits.silent.length > 0 ? choiceOf(asked, hits) : ofExact(asked, hits);
}

function ofExact(asked: string, hits: Hits): Resolved {
  if (hits.people.length === 0) return nobody(asked, hits, []);
  if (hits.people.length > 1) return choiceOf(asked, hits);
  return { found: hits.people, excluded: [], ...whereabouts(hits) };
}

function choiceOf(asked: string, hits: Hits): Resolved {
  const offered = hits.people.slice(0, mostOffered);
  const choice = { asked, offered, more: hits.people.length > mostOffered };
  return { found: [], choice, excluded: [], ...whereabouts(hits) };
}

function nobody(asked: string, hits: Hits, near: readonly Target[]): Resolved {
  const { searched, silent } = whereabouts(hits);
  return { found: [], excluded: [{ why: "not-found", asked, searched, near }], searched, silent };
}

function whereabouts({ searched, silent }: Hits): Pick<Resolved, "searched" | "silent"> {
  return { searched: searched.map(({ name }) => name), silent };
}

/** In a list nobody is asked to choose: the ambiguous one is named and Confirm covers the rest. */
export function asExcluded({ choice, excluded }: Resolved): readonly Excluded[] {
  return choice ? [{ why: "ambiguous", asked: choice.asked, matches: choice.offered }] : excluded;
}

async function nearMisses(search: SearchPeople, asked: string): Promise<readonly Target[]> {
  const beginning = asked.slice(0, 2);
  if (beginning.length < 2) return [];
  const { people } = await search.byName(beginning);
  return people.filter((target) => isNear(asked, target.displayName)).slice(0, 3);
}

function distinct(targets: readonly Target[]): Target[] {
  const keyOf = ({ tenantId, objectId }: Target) => `${tenantId}/${objectId}`.toLowerCase();
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}

function distinctSilent(all: readonly SilentCustomer[]): SilentCustomer[] {
  return [...new Map(all.map((silent) => [silent.tenantId.toLowerCase(), silent])).values()];
}
