import { z } from "zod";
import type { MethodsRow } from "../../../core/directory/directory.ts";
import type { Target } from "../../../core/directory/people.ts";
import type { MethodKind } from "../../../core/reset/method.ts";
import { preferredMethod } from "./preferred-method.ts";

/** One line of the registration report; lenient, since new names appear (facts/graph.md 1.6). */
const registration = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string().nullish(),
  userDisplayName: z.string().nullish(),
  userType: z.string().nullish(),
  isAdmin: z.boolean().nullish(),
  isMfaRegistered: z.boolean().nullish(),
  methodsRegistered: z.array(z.string()).nullish(),
  isSystemPreferredAuthenticationMethodEnabled: z.boolean().nullish(),
  systemPreferredAuthenticationMethods: z.array(z.string()).nullish(),
  userPreferredMethodForSecondaryAuthentication: z.string().nullish(),
});

type Registration = z.infer<typeof registration>;

export const registrationsPage = z.object({
  value: z.array(registration),
  "@odata.nextLink": z.string().optional(),
});

const kinds: Readonly<Record<string, MethodKind>> = {
  mobilePhone: "mobile-phone",
  alternateMobilePhone: "alternate-mobile-phone",
  officePhone: "office-phone",
  microsoftAuthenticatorPush: "authenticator",
  microsoftAuthenticatorPasswordless: "authenticator",
  softwareOneTimePasscode: "software-oath",
  hardwareOneTimePasscode: "hardware-oath",
  fido2: "passkey",
  fido2SecurityKey: "passkey",
  passKeyDeviceBound: "passkey",
  passKeyDeviceBoundAuthenticator: "passkey",
  passKeyDeviceBoundWindowsHello: "passkey",
  passKeySynced: "passkey",
  windowsHelloForBusiness: "windows-hello",
  macOsSecureEnclaveKey: "platform-credential",
  email: "email",
  temporaryAccessPass: "temporary-access-pass",
  qrCodePin: "qr-code",
  externalAuthMethod: "external",
};

/** Security questions answer a password reset, never a sign-in. */
const noMethods = ["password", "securityQuestion", "none"];

export function toMethodsRow(found: Registration, tenant: Pick<Target, "tenantId" | "customerName">): MethodsRow {
  const preferred = preferredMethod(found.userPreferredMethodForSecondaryAuthentication);
  const [systemPreferred] = found.systemPreferredAuthenticationMethods ?? [];
  const enabled = found.isSystemPreferredAuthenticationMethodEnabled !== false;
  return {
    ...tenant,
    ...personOf(found),
    methods: kindsOf(found),
    ...(typeof found.isMfaRegistered === "boolean" && { registered: found.isMfaRegistered }),
    ...(preferred && { userPreferred: preferred }),
    ...(enabled && systemPreferred ? { systemPreferred } : {}),
    ...(typeof found.isAdmin === "boolean" && { administrator: found.isAdmin }),
  };
}

function personOf({ id, userDisplayName, userPrincipalName, userType }: Registration) {
  return {
    objectId: id,
    displayName: userDisplayName || userPrincipalName || id,
    userPrincipalName: userPrincipalName ?? "",
    userType: userType?.toLowerCase() === "guest" ? "guest" : "member",
  } as const;
}

function kindsOf({ methodsRegistered }: Registration): MethodKind[] {
  const named = (methodsRegistered ?? []).filter((name) => !noMethods.includes(name));
  return [...new Set(named.map((name) => kinds[name] ?? "unknown"))];
}
