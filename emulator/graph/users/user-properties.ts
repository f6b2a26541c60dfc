import type { DirectoryUser } from "../../directory/world.ts";

/** Every property a user can be asked for (facts: graph.md §1.7). */
export function userProperties(user: DirectoryUser): Record<string, unknown> {
  return {
    id: user.id,
    displayName: user.displayName,
    givenName: user.givenName,
    surname: user.surname,
    userPrincipalName: user.userPrincipalName,
    mail: user.mail,
    jobTitle: user.jobTitle,
    mobilePhone: user.mobilePhone,
    businessPhones: user.businessPhones,
    officeLocation: user.officeLocation,
    preferredLanguage: user.preferredLanguage,
    accountEnabled: user.accountEnabled,
    companyName: user.companyName,
    createdDateTime: user.createdDateTime,
    creationType: user.userType === "Guest" ? "Invitation" : null,
    department: user.department,
    employeeId: null,
    externalUserState: user.externalUserState,
    externalUserStateChangeDateTime: user.externalUserState === null ? null : user.createdDateTime,
    isManagementRestricted: user.isManagementRestricted,
    onPremisesSyncEnabled: user.onPremisesSyncEnabled,
    otherMails: [],
    proxyAddresses: user.mail === null ? [] : [`SMTP:${user.mail}`],
    signInActivity: {
      lastSignInDateTime: user.lastSignInDateTime,
      lastNonInteractiveSignInDateTime: user.lastSignInDateTime,
    },
    signInSessionsValidFromDateTime: new Date(user.sessionsValidFrom).toISOString(),
    usageLocation: "GB",
    userType: user.userType,
  };
}

/** What Graph gives without `$select`. */
export const defaultUserProperties: readonly string[] = [
  "businessPhones",
  "displayName",
  "givenName",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
  "id",
];

/** All that `User.ReadBasic.All` shows of others. */
export const basicUserProperties: readonly string[] = [
  "id",
  "displayName",
  "givenName",
  "surname",
  "mail",
  "userPrincipalName",
];

/** What `$filter` takes on users; the rest is refused. */
export const filterableUserProperties: ReadonlySet<string> = new Set([
  "id",
  "displayName",
  "givenName",
  "surname",
  "userPrincipalName",
  "mail",
  "jobTitle",
  "accountEnabled",
  "companyName",
  "createdDateTime",
  "department",
  "employeeId",
  "externalUserState",
  "onPremisesSyncEnabled",
  "otherMails",
  "proxyAddresses",
  "usageLocation",
  "userType",
  "signInActivity/lastSignInDateTime",
]);

export const sortableUserProperties = ["displayName", "userPrincipalName", "createdDateTime"] as const;

export type SortableUserProperty = (typeof sortableUserProperties)[number];
