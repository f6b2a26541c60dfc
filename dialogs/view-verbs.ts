import type { Action } from "../core/access/actions.ts";
import type { Ticked } from "../core/directory/directory.ts";
import type { CustomersFor } from "../services/customers/customers-for.ts";
import type { FindPerson } from "../services/directory/find-person.ts";
import type { FindView } from "../services/directory/find-view.ts";
import type { ListMethods } from "../services/directory/list-methods.ts";
import type { ListUsers } from "../services/directory/list-users.ts";
import type { ShowUser } from "../services/directory/show-user.ts";
import type { Prepare } from "../services/resets/prepare/prepare.ts";
import type { Asked, Reply } from "./dialog.ts";
import { preparedReply } from "./prepared-reply.ts";

/** What the views stand on. */
export interface ViewVerbs {
  readonly listUsers: ListUsers;
  readonly listMethods: ListMethods;
  readonly showUser: ShowUser;
  readonly findView: FindView;
  readonly findPerson: FindPerson;
  readonly customersFor: CustomersFor;
  readonly prepare: Prepare;
  /** The name people know a served customer under. */
  readonly customerName: (tenantId: string) => string;
  readonly now: () => Date;
}

/** Somebody on a view; `name` is what an exception calls them. */
type Listed = Pick<Ticked, "tenantId" | "objectId"> & { readonly name?: string };

/** The summary for people of a view: from here on the same road as a typed command, by object ids that this program found. */
export async function summaryFor(
  verbs: ViewVerbs,
  asked: Asked,
  { act, people, from }: { act: Action; people: readonly Listed[]; from: string },
): Promise<Reply> {
  const parts = people.map(({ tenantId, objectId, name }) => ({
    ...({ by: "id", value: objectId, tenantId } as const),
    ...(name !== undefined && { name }),
  }));
  const details = { revokeSessions: act === "revoke-sessions" };
  const prepared = await verbs.prepare({ ...asked, wanted: { parts }, details, act, from });
  return preparedReply(prepared, { now: verbs.now(), operatorName: asked.operator.name });
}
