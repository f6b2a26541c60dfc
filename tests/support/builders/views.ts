import type { ListView } from "../../../cards/parts/list-parts.ts";
import type { UserView } from "../../../cards/user-card.ts";
import type { Actions } from "../../../core/access/actions.ts";
import {
  type MethodsRow,
  type MethodsState,
  type PersonRow,
  pageSize,
  type UsersState,
} from "../../../core/directory/directory.ts";
import { without } from "../without.ts";
import { aPlan, aTarget, now } from "./resets.ts";

export const viewId = "view-aaaa-bbbb";

const everything: Actions = { allowed: ["reset", "revoke-sessions"], missing: [] };

/** Nothing is offered, since Fabrikam wants an Entra role and Contoso a desk role. */
export const nothing: Actions = {
  allowed: [],
  missing: [
    {
      action: "reset",
      customer: { tenantId: "tenant-1", name: "Fabrikam", home: false },
      why: "entra-role-missing",
      needs: "Authentication Administrator",
    },
    {
      action: "revoke-sessions",
      customer: { tenantId: "tenant-0", name: "Contoso", home: false },
      why: "desk-role-missing",
      role: "AuthenticationMethodsWriter",
    },
  ],
};

export function aRow(index: number, part: Partial<PersonRow> = {}): PersonRow {
  const target = aTarget({
    objectId: `person-${index}`,
    tenantId: `tenant-${index % 2}`,
    displayName: ["Alice Anders", "Bob Brown", "Zoë Ólafsdóttir", "O'Brien, Pat"][index % 4] ?? "",
    userPrincipalName: `person${index + 1}@contoso.com`,
    customerName: index % 2 === 0 ? "Contoso" : "Fabrikam",
    jobTitle: ["Accountant", "Driver", "Nurse"][index % 3] ?? "",
  });
  return { ...without(target, "department", "managementRestricted"), ...part };
}

const list = {
  customers: ["tenant-0", "tenant-1"],
  search: "",
  page: 1,
  places: [],
  hasNext: true,
  tallies: [],
  atLeast: false,
  silent: [],
  actions: everything,
  ticked: [],
  readAt: now.toISOString(),
};

export function aUsersView(
  part: Partial<UsersState> = {},
  of: Partial<ListView<UsersState>> = {},
): ListView<UsersState> {
  const rows = Array.from({ length: pageSize }, (_, index) => aRow(index));
  const state: UsersState = { kind: "users", filter: "all", count: 133, rows, ...list, ...part };
  return { viewId, version: 3, state, customers: ["Contoso", "Fabrikam"], now, ...of };
}

export function aMethodsRow(index: number, part: Partial<MethodsRow> = {}): MethodsRow {
  const { tenantId, objectId, displayName, userPrincipalName, customerName, userType } = aRow(index);
  return {
    ...{ tenantId, objectId, displayName, userPrincipalName, customerName, userType },
    registered: index % 3 !== 2,
    methods: index % 3 === 2 ? [] : ["authenticator", "mobile-phone"],
    userPreferred: "push",
    systemPreferred: "push",
    administrator: index === 0,
    ...part,
  };
}

export function aMethodsView(
  part: Partial<MethodsState> = {},
  of: Partial<ListView<MethodsState>> = {},
): ListView<MethodsState> {
  const rows = Array.from({ length: pageSize }, (_, index) => aMethodsRow(index));
  const common = { oldestAt: "2026-11-24T14:00:00.000Z", withoutReport: [] };
  const state: MethodsState = { kind: "methods", filter: "all", rows, ...common, ...list, ...part };
  return { viewId, version: 3, state, customers: ["Contoso", "Fabrikam"], now, ...of };
}

export function aUserView(part: Partial<UserView> = {}): UserView {
  return {
    viewId,
    tab: "summary",
    person: aTarget({ department: "Finance", synced: true }),
    more: {
      mail: "alice.anders@contoso.com",
      office: "Berlin",
      manager: "Mia Manager",
      createdAt: "2021-03-01T08:00:00Z",
      lastSignIn: { at: "2026-11-23T17:44:00Z" },
    },
    roles: ["Helpdesk Administrator"],
    methods: { plan: aPlan() },
    actions: ["reset", "revoke-sessions"],
    from: "list-aaaa-bbbb",
    readAt: now.toISOString(),
    now,
    ...part,
  };
}
