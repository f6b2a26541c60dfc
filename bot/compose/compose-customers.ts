import type { Customer } from "../../core/directory/people.ts";
import type { CustomersVerbs } from "../../dialogs/customers.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import { type CustomerStates, createCustomerStates } from "../../services/customers/customer-states.ts";
import { type CustomersFor, createCustomersFor } from "../../services/customers/customers-for.ts";
import { createReadRecords } from "../../services/customers/delegated-records.ts";
import { createDomainOwner } from "../../services/customers/domain-owner.ts";
import { createEntraRolesIn, type EntraRolesIn } from "../../services/customers/entra-roles-in.ts";
import { createOperatorsCustomers, type OperatorsCustomers } from "../../services/customers/operators-customers.ts";
import { createSelection, type Selection } from "../../services/customers/selection.ts";
import { createShowCustomers } from "../../services/customers/show-customers.ts";
import type { Preferences } from "../../services/preferences/preferences.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";

export interface CustomersDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly preferences: Preferences;
  readonly consentLink: (tenantId: string) => string;
  readonly now: () => Date;
}

export interface ComposedCustomers {
  readonly customersOf: OperatorsCustomers;
  readonly selection: Selection;
  readonly states: CustomerStates;
  readonly entraRolesIn: EntraRolesIn;
  readonly customersFor: CustomersFor;
  readonly verbs: Omit<CustomersVerbs, "waiting">;
}

/** Which customers an operator reaches, and which of them a command is about. */
export function composeCustomers(deps: CustomersDeps): ComposedCustomers {
  const customersOf = createOperatorsCustomers(deps);
  const selection = createSelection({ ...deps, customersOf });
  const ownerOf = createDomainOwner(deps);
  const records = createReadRecords(deps);
  const states = createCustomerStates({ ...deps, records });
  const showCustomers = createShowCustomers({ ...deps, customersOf, selection, states });
  return {
    customersOf,
    selection,
    states,
    entraRolesIn: createEntraRolesIn({ ...deps, records }),
    customersFor: createCustomersFor({ ...deps, customersOf, selection, ownerOf }),
    verbs: { selection, showCustomers },
  };
}
