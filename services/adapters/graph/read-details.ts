import { z } from "zod";
import type { PersonDetails } from "../../../core/directory/directory.ts";
import { directoryTimeoutMs } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { foundUser, foundUserProperties, isObjectId, toTarget } from "./listed-user.ts";
import { readPatience } from "./patience.ts";
import { parseAnswer, type TenantGraph } from "./read-json.ts";

const detailed = foundUser.extend({
  officeLocation: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  manager: z.looseObject({ displayName: z.string().nullish() }).nullish(),
});

const activity = z.object({
  signInActivity: z.looseObject({ lastSignInDateTime: z.string().nullish() }).nullish(),
});

const get = { method: "GET", version: "v1.0", timeoutMs: directoryTimeoutMs } as const;

/** One person with manager and last sign-in, in two requests; undefined: nobody has this id. */
export async function readDetails(
  graph: TenantGraph,
  customerName: string,
  objectId: string,
): Promise<PersonDetails | undefined> {
  if (!isObjectId(objectId)) return undefined;
  const path = graphPath`/users/${objectId}`;
  const $select = `${foundUserProperties},officeLocation,createdDateTime`;
  const query = { $select, $expand: "manager($select=id,displayName)" };
  const [answer, lastSignIn] = await Promise.all([
    graph.send({ ...get, path, query }, { patience: readPatience }),
    readLastSignIn(graph, objectId),
  ]);
  if (answer.status === 404) return undefined;
  const found = parseAnswer(graph, answer, detailed);
  const person = toTarget(found, { tenantId: graph.tenantId, customerName });
  return { person, more: { ...moreOf(found), lastSignIn } };
}

/** On its own: without licence or role Graph refuses the whole answer it is asked in (facts/graph.md 1.6). */
async function readLastSignIn(graph: TenantGraph, objectId: string): Promise<PersonDetails["more"]["lastSignIn"]> {
  const path = graphPath`/users/${objectId}`;
  const answer = await graph.send({ ...get, path, query: { $select: "signInActivity" } }, { patience: readPatience });
  const read = answer.status === 200 ? activity.safeParse(answer.body).data : undefined;
  if (!read) return "unreadable";
  const at = read.signInActivity?.lastSignInDateTime;
  return at ? { at } : "never";
}

function moreOf(found: z.infer<typeof detailed>): Omit<PersonDetails["more"], "lastSignIn"> {
  const { mail, officeLocation: office, createdDateTime: createdAt } = found;
  const manager = found.manager?.displayName;
  return {
    ...(mail ? { mail } : {}),
    ...(office ? { office } : {}),
    ...(manager ? { manager } : {}),
    ...(createdAt ? { createdAt } : {}),
  };
}
