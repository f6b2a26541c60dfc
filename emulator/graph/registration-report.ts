import { rolesOf } from "../directory/roles-of.ts";
import type { DirectoryUser, Method } from "../directory/world.ts";
import type { Reply } from "../http-service.ts";
import { tokenStatus, visibleMethods } from "./authentication/registered.ts";
import { bothVersions, type Call, contextOf, type Operation } from "./call.ts";
import { badQuery, GraphRefusal, resourceNotFound } from "./graph-refusal.ts";
import { inspectFilter } from "./query/inspect-filter.ts";
import { matchesFilter } from "./query/matches-filter.ts";
import { pageOf } from "./query/page.ts";
import { type Filter, parseFilter } from "./query/parse-filter.ts";
import { selectFrom } from "./query/select.ts";
import { holds } from "./target-rules.ts";
import { notPremium } from "./users/render-user.ts";

const path = "/reports/authenticationMethods/userRegistrationDetails";
const sizes = { usual: 100, most: 999 };
const type = "microsoft.graph.userRegistrationDetails";
/** The report is made once a day: what was removed since is still in it. */
const reportLagMs = 24 * 60 * 60 * 1000;

const names: Readonly<Record<string, string>> = {
  microsoftAuthenticatorAuthenticationMethod: "microsoftAuthenticatorPush",
  softwareOathAuthenticationMethod: "softwareOneTimePasscode",
  hardwareOathAuthenticationMethod: "hardwareOneTimePasscode",
  fido2AuthenticationMethod: "passKeyDeviceBound",
  windowsHelloForBusinessAuthenticationMethod: "windowsHelloForBusiness",
  platformCredentialAuthenticationMethod: "macOsSecureEnclaveKey",
  emailAuthenticationMethod: "email",
  temporaryAccessPassAuthenticationMethod: "temporaryAccessPass",
  qrCodePinAuthenticationMethod: "qrCodePin",
  externalAuthenticationMethod: "externalAuthMethod",
};
const phoneNames: Readonly<Record<string, string>> = {
  mobile: "mobilePhone",
  alternateMobile: "alternateMobilePhone",
  office: "officePhone",
};
const notMfa = new Set(["email", "temporaryAccessPass", "qrCodePin"]);
const passwordless = new Set(["passKeyDeviceBound", "windowsHelloForBusiness", "macOsSecureEnclaveKey"]);

function list(call: Call): Reply {
  checkReader(call);
  const text = call.query.get("$filter");
  const filter = text === undefined ? undefined : readFilter(text);
  const rows = [...call.tenant.users.values()].filter((user) => user.accountEnabled).map((user) => row(call, user));
  const found = rows.filter((item) => !filter || matchesFilter(filter, item));
  const items = sorted(call, found).map((item) => selectFrom(item, call.query.get("$select"), { type }));
  return pageOf(call, "reports/authenticationMethods/userRegistrationDetails", { items, sizes });
}

/** By name or address, upwards; nothing else is sorted by. */
function sorted(call: Call, rows: Record<string, unknown>[]): Record<string, unknown>[] {
  const property = call.query.get("$orderby");
  if (property === undefined) return rows;
  if (property !== "userDisplayName" && property !== "userPrincipalName") {
    throw badQuery("Sorting is not supported for this property.");
  }
  return rows.sort((left, right) => String(left[property]).localeCompare(String(right[property]), "en"));
}

/** The filters the report knows, and no others. */
function readFilter(text: string): Filter {
  const filter = parseFilter(text);
  const { paths, operators } = inspectFilter(filter);
  const knowsPaths = [...paths].every((path) => filterable.has(path));
  if (knowsPaths && [...operators].every((operator) => ["eq", "startswith", "any"].includes(operator))) return filter;
  throw badQuery("Invalid filter clause: the property or operator is not supported for filtering.");
}

const filterable: ReadonlySet<string> = new Set([
  "isMfaCapable",
  "isMfaRegistered",
  "isPasswordlessCapable",
  "isSsprCapable",
  "isSsprEnabled",
  "isSsprRegistered",
  "methodsRegistered",
  "userDisplayName",
  "userPrincipalName",
]);

function one(call: Call): Reply {
  checkReader(call);
  const user = call.tenant.users.get(call.params["user"] ?? "");
  if (!user?.accountEnabled) throw resourceNotFound(call.params["user"] ?? "");
  return {
    status: 200,
    body: { "@odata.context": contextOf(call, "userRegistrationDetails/$entity"), ...row(call, user) },
  };
}

/** Licence first, then the role (facts: graph.md §1.6). */
function checkReader(call: Call): void {
  if (!call.tenant.premium) throw notPremium();
  if (
    holds(call, "Reports Reader", "Security Reader", "Security Administrator", "Global Reader", "Global Administrator")
  )
    return;
  throw new GraphRefusal({
    status: 403,
    code: "Authentication_RequestFromUnsupportedUserRole",
    message: "User is not in the allowed roles",
  });
}

function row(call: Call, user: DirectoryUser): Record<string, unknown> {
  const methodsRegistered = [...new Set(visibleMethods(call, user, reportLagMs).flatMap(reportName))];
  const isMfaRegistered = methodsRegistered.some((name) => !notMfa.has(name));
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    userType: user.userType.toLowerCase(),
    isAdmin: rolesOf(call.tenant, user).size > 0,
    isSsprRegistered: isMfaRegistered,
    isSsprEnabled: true,
    isSsprCapable: isMfaRegistered,
    isMfaRegistered,
    isMfaCapable: isMfaRegistered,
    isPasswordlessCapable: methodsRegistered.some((name) => passwordless.has(name)),
    methodsRegistered,
    isSystemPreferredAuthenticationMethodEnabled: user.preferences.isSystemPreferredAuthenticationMethodEnabled,
    systemPreferredAuthenticationMethods: systemPreferred(user, methodsRegistered),
    userPreferredMethodForSecondaryAuthentication: user.preferences.userPreferredMethodForSecondaryAuthentication,
    lastUpdatedDateTime: new Date(call.now.getTime() - reportLagMs / 4).toISOString(),
  };
}

/** The strongest of what is registered, where the system chooses; in the words of the preference. */
function systemPreferred(user: DirectoryUser, registered: readonly string[]): string[] {
  if (!user.preferences.isSystemPreferredAuthenticationMethodEnabled) return [];
  const found = strongestFirst.find(([name]) => registered.includes(name));
  return found ? [found[1]] : [];
}

const strongestFirst: readonly (readonly [string, string])[] = [
  ["microsoftAuthenticatorPush", "push"],
  ["hardwareOneTimePasscode", "oath"],
  ["softwareOneTimePasscode", "oath"],
  ["mobilePhone", "sms"],
  ["alternateMobilePhone", "voiceAlternateMobile"],
  ["officePhone", "voiceOffice"],
];

function reportName(method: Method): string[] {
  if (method.type === "phoneAuthenticationMethod")
    return [phoneNames[String(method.properties["phoneType"])] ?? "mobilePhone"];
  const status = tokenStatus(method);
  const name = status === undefined || status === "activated" ? names[method.type] : undefined;
  return name === undefined ? [] : [name];
}

const report = { method: "GET", versions: bothVersions, scopes: ["AuditLog.Read.All"], backend: "reports" } as const;

/** The registration report: it never proves a reset. */
export const reportOperations: readonly Operation[] = [
  { ...report, path, run: list },
  { ...report, path: `${path}/{user}`, run: one },
];
