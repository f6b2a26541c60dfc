import type { Named, Wanted } from "../../core/command.ts";
import type { Excluded } from "../../core/excluded.ts";
import type { Target } from "../../core/people.ts";
import { isNear } from "../../core/similar.ts";
import { inParallel } from "../in-parallel.ts";
import type { FindPeople } from "../tenants/open-tenant.ts";

/** More hits than this are not offered: a longer name is asked for. */
export const mostOffered = 10;

export interface Resolved {
  readonly found: readonly Target[];
  /** Set only where one single name was asked for and several people have it. */
  readonly choice?: { readonly asked: string; readonly offered: readonly Target[]; readonly more: boolean };
  readonly excluded: readonly Excluded[];
}

/**
 * Words → people. The whole text is first tried as one name ("Anders and Sons"), then as a list. A mention that could not be
 * resolved is never searched by its name: a display name proves nothing.
 */
export async function resolvePeople(people: FindPeople, wanted: Wanted, searched: string): Promise<Resolved> {
  if (wanted.whole !== undefined) {
    const hits = await people.byName(wanted.whole);
    if (hits.length > 0 || wanted.parts.length < 2) return ofOneName(people, { asked: wanted.whole, hits, searched });
  }
  const answers = await inParallel(wanted.parts, 4, (part) => resolvePart(people, part, searched));
  const single = answers.length === 1 ? answers[0] : undefined;
  return single ?? { found: distinct(answers.flatMap(({ found }) => found)), excluded: answers.flatMap(asExcluded) };
}

async function resolvePart(people: FindPeople, part: Named, searched: string): Promise<Resolved> {
  const asked = part.value;
  switch (part.by) {
    case "name":
      return ofOneName(people, { asked, hits: await people.byName(asked), searched });
    case "address":
      return ofHits(await people.byAddress(asked), asked, searched);
    case "id":
      return ofHits(orNone(await people.byId(asked)), asked, searched);
    case "mention":
      if (part.objectId === undefined) return { found: [], excluded: [{ why: "mention-unresolved", asked }] };
      return ofHits(orNone(await people.byId(part.objectId)), asked, searched);
  }
}

async function ofOneName(
  people: FindPeople,
  { asked, hits, searched }: { asked: string; hits: readonly Target[]; searched: string },
): Promise<Resolved> {
  if (hits.length > 0) return ofHits(hits, asked, searched);
  return {
    found: [],
    excluded: [{ why: "not-found", asked, searched: [searched], near: await nearMisses(people, asked) }],
  };
}

function ofHits(hits: readonly Target[], asked: string, searched: string): Resolved {
  if (hits.length === 0) return { found: [], excluded: [{ why: "not-found", asked, searched: [searched], near: [] }] };
  if (hits.length === 1) return { found: hits, excluded: [] };
  return {
    found: [],
    choice: { asked, offered: hits.slice(0, mostOffered), more: hits.length > mostOffered },
    excluded: [],
  };
}

/** In a list nobody is asked to choose: the ambiguous one is named and Confirm covers the rest. */
function asExcluded({ choice, excluded }: Resolved): readonly Excluded[] {
  return choice ? [{ why: "ambiguous", asked: choice.asked, matches: choice.offered }] : excluded;
}

async function nearMisses(people: FindPeople, asked: string): Promise<readonly Target[]> {
  const beginning = asked.slice(0, 2);
  if (beginning.length < 2) return [];
  const similar = await people.byName(beginning);
  return similar.filter((target) => isNear(asked, target.displayName)).slice(0, 3);
}

function distinct(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [target.objectId.toLowerCase(), target])).values()];
}

const orNone = (target: Target | undefined): Target[] => (target ? [target] : []);
