/** One collection below `/authentication`, with the permission of its own (facts: graph.md §1.1, §1.3). */
export interface MethodFamily {
  readonly segment: string;
  /** As in `Method.type`. */
  readonly type: string;
  /** `UserAuthMethod-{scope}.ReadWrite.All`; also with `.Read.All`. */
  readonly scope: string;
  readonly betaOnly?: true;
  /** A path after the id that a delete needs. */
  readonly deleteSuffix?: "/$ref";
  readonly deletable?: false;
}

export const methodFamilies: readonly MethodFamily[] = [
  { segment: "phoneMethods", type: "phoneAuthenticationMethod", scope: "Phone" },
  {
    segment: "microsoftAuthenticatorMethods",
    type: "microsoftAuthenticatorAuthenticationMethod",
    scope: "MicrosoftAuthApp",
  },
  { segment: "softwareOathMethods", type: "softwareOathAuthenticationMethod", scope: "SoftwareOATH" },
  { segment: "hardwareOathMethods", type: "hardwareOathAuthenticationMethod", scope: "HardwareOATH", betaOnly: true },
  { segment: "fido2Methods", type: "fido2AuthenticationMethod", scope: "Passkey" },
  {
    segment: "windowsHelloForBusinessMethods",
    type: "windowsHelloForBusinessAuthenticationMethod",
    scope: "WindowsHello",
  },
  { segment: "platformCredentialMethods", type: "platformCredentialAuthenticationMethod", scope: "PlatformCred" },
  { segment: "emailMethods", type: "emailAuthenticationMethod", scope: "Email" },
  { segment: "temporaryAccessPassMethods", type: "temporaryAccessPassAuthenticationMethod", scope: "TAP" },
  {
    segment: "externalAuthenticationMethods",
    type: "externalAuthenticationMethod",
    scope: "External",
    deleteSuffix: "/$ref",
  },
  { segment: "passwordMethods", type: "passwordAuthenticationMethod", scope: "Password", deletable: false },
];

export function readScopes(family: MethodFamily): string[] {
  return [`UserAuthMethod-${family.scope}.Read.All`, `UserAuthMethod-${family.scope}.ReadWrite.All`, ...readAllScopes];
}

export function writeScopes(family: MethodFamily): string[] {
  return [`UserAuthMethod-${family.scope}.ReadWrite.All`, "UserAuthenticationMethod.ReadWrite.All"];
}

export const readAllScopes: readonly string[] = [
  "UserAuthenticationMethod.Read.All",
  "UserAuthenticationMethod.ReadWrite.All",
];
