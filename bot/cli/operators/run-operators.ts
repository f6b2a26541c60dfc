import type { Store } from "../../../services/adapters/store/create-store.ts";
import type { Audit } from "../../../services/audit/audit.ts";
import { createVoidPending } from "../../../services/resets/confirm/void-pending.ts";
import { signedInOperators } from "../../../services/sign-in/signed-in-operators.ts";

export interface OperatorsDeps {
  readonly store: Pick<Store, "partitions" | "signIns" | "resets">;
  readonly audit: Audit;
  readonly now: () => Date;
}

/** A wish that can't be met, in a sentence. */
export class OperatorsRefusal extends Error {}

const usage = "Usage: npm run operators -- list | remove <object id>";

/** `list`: whose tokens are kept. `remove <object id>`: deletes them and gives up what waits for that operator's yes. */
export async function runOperators(words: readonly string[], deps: OperatorsDeps): Promise<string> {
  const [verb, objectId, ...rest] = words;
  if (verb === "list" && objectId === undefined) return list(deps);
  if (verb === "remove" && objectId !== undefined && rest.length === 0) return remove(objectId, deps);
  throw new OperatorsRefusal(usage);
}

async function list({ store }: OperatorsDeps): Promise<string> {
  const all = await signedInOperators(store.partitions);
  if (all.length === 0) return "Nobody is signed in.";
  return all.map(({ operator, at }) => `${operator.objectId}  last used ${at.toISOString()}`).join("\n");
}

async function remove(wanted: string, { store, audit, now }: OperatorsDeps): Promise<string> {
  const all = await signedInOperators(store.partitions);
  const operator = all.find((one) => one.operator.objectId === wanted.toLowerCase())?.operator;
  if (!operator) throw new OperatorsRefusal(`Nobody with the object id ${wanted} is signed in.`);
  await store.signIns.forget(operator);
  await store.partitions.remove(`${operator.objectId}.${operator.tenantId}`);
  // The cards show it when they are pressed next: this program can't write to Teams.
  const voidPending = createVoidPending({ resets: store.resets, audit, tell: () => undefined, now });
  return `The sign-in of ${wanted} was deleted. Summaries given up: ${await voidPending(operator)}.`;
}
