import type { Customer } from "../../core/directory/people.ts";
import type { ViewVerbs } from "../../dialogs/view-verbs.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import type { CustomersFor } from "../../services/customers/customers-for.ts";
import type { EntraRolesIn } from "../../services/customers/entra-roles-in.ts";
import type { Selection } from "../../services/customers/selection.ts";
import { createFindPerson } from "../../services/directory/find-person.ts";
import { createFindView } from "../../services/directory/find-view.ts";
import { createListMethods } from "../../services/directory/list-methods.ts";
import { createListUsers } from "../../services/directory/list-users.ts";
import { createShowUser } from "../../services/directory/show-user.ts";
import type { ViewStore } from "../../services/directory/view-store.ts";
import type { Prepare } from "../../services/resets/prepare/prepare.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";

export interface ViewDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly views: ViewStore;
  readonly customersFor: CustomersFor;
  readonly selection: Selection;
  readonly entraRolesIn: EntraRolesIn;
  readonly prepare: Prepare;
  readonly customerName: (tenantId: string) => string | undefined;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly timeout: (ms: number) => AbortSignal;
}

/** The views over the selected customers, and the way from them to a summary. */
export function composeViews(deps: ViewDeps): ViewVerbs {
  const { customersFor, prepare, customerName, now } = deps;
  return {
    listUsers: createListUsers(deps),
    listMethods: createListMethods(deps),
    showUser: createShowUser(deps),
    findView: createFindView(deps),
    findPerson: createFindPerson(deps),
    ...{ customersFor, prepare, now },
    customerName: (tenantId) => customerName(tenantId) ?? "a customer that is no longer served",
  };
}
