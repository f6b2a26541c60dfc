import { z } from "zod";
import type { Method, MethodKind } from "../../../core/reset/method.ts";
import { maskNumber } from "./mask-number.ts";

/** A method as Graph lists it, of any type; lenient, since new types and properties appear (facts/graph.md 1.2). */
export const listedMethod = z.looseObject({
  "@odata.type": z.string().optional(),
  id: z.string(),
  createdDateTime: z.string().nullish(),
  // Older answers spell it so (facts/graph.md 1.2.3).
  creationDateTime: z.string().nullish(),
  displayName: z.string().nullish(),
  phoneNumber: z.string().nullish(),
  phoneType: z.string().nullish(),
  emailAddress: z.string().nullish(),
  model: z.string().nullish(),
  aaGuid: z.string().nullish(),
  isUsable: z.boolean().nullish(),
});

export type ListedMethod = z.infer<typeof listedMethod>;

/** A hardware token as beta lists it with its device. */
export const listedHardwareToken = z.looseObject({
  id: z.string(),
  createdDateTime: z.string().nullish(),
  device: z
    .looseObject({
      displayName: z.string().nullish(),
      serialNumber: z.string().nullish(),
      model: z.string().nullish(),
      status: z.string().nullish(),
    })
    .nullish(),
});

type Device = NonNullable<z.infer<typeof listedHardwareToken>["device"]>;

const prefix = "#microsoft.graph.";

const kinds: Readonly<Record<string, MethodKind>> = {
  microsoftAuthenticatorAuthenticationMethod: "authenticator",
  softwareOathAuthenticationMethod: "software-oath",
  hardwareOathAuthenticationMethod: "hardware-oath",
  fido2AuthenticationMethod: "passkey",
  windowsHelloForBusinessAuthenticationMethod: "windows-hello",
  platformCredentialAuthenticationMethod: "platform-credential",
  emailAuthenticationMethod: "email",
  passwordAuthenticationMethod: "password",
  temporaryAccessPassAuthenticationMethod: "temporary-access-pass",
  qrCodePinAuthenticationMethod: "qr-code",
  externalAuthenticationMethod: "external",
};

/** Fixed ids, the same in every tenant and for every user (facts/graph.md 1.2.5). */
const phonesById: Readonly<Record<string, MethodKind>> = {
  "3179e48a-750b-4051-897c-87b9720928f7": "mobile-phone",
  "b6332ec1-7057-4abe-9331-3d72feddfe41": "alternate-mobile-phone",
  "e37fc753-ff3b-4958-9484-eaa9425c82bc": "office-phone",
};

/** Passkeys in Microsoft Authenticator, on iOS and on Android. */
const authenticatorPasskeys = ["90a3ccdf-635c-4729-a248-9b709135078f", "de1e552d-db1d-4423-a619-566b625cdc84"];

export function toMethod(listed: ListedMethod): Method {
  const type = typeOf(listed);
  const kind = kindOf(type, listed.id);
  const label = labelOf(kind, listed);
  const addedAt = listed.createdDateTime ?? listed.creationDateTime;
  return {
    id: listed.id,
    kind,
    ...(label ? { label } : {}),
    ...(addedAt ? { addedAt } : {}),
    ...special(kind, listed, type),
  };
}

/** Only an activated token can be deactivated, and a deactivated one stays listed (facts/graph.md 2.3). */
export function toHardwareToken({ id, createdDateTime, device }: z.infer<typeof listedHardwareToken>): Method {
  return {
    id,
    kind: "hardware-oath",
    ...(createdDateTime ? { addedAt: createdDateTime } : {}),
    ...(device && ofDevice(device)),
  };
}

function ofDevice({ displayName, model, serialNumber, status }: Device): Partial<Method> {
  const name = displayName ?? model ?? "";
  const label = serialNumber && !name.includes(serialNumber) ? `${name} ${serialNumber}`.trim() : name;
  return { ...(label ? { label } : {}), ...(status ? { activated: status === "activated" } : {}) };
}

function typeOf(listed: ListedMethod): string {
  return (listed["@odata.type"] ?? "").replace(prefix, "");
}

function kindOf(type: string, id: string): MethodKind {
  if (type === "phoneAuthenticationMethod") return phonesById[id.toLowerCase()] ?? "unknown";
  return kinds[type] ?? "unknown";
}

function labelOf(kind: MethodKind, listed: ListedMethod): string | undefined | null {
  if (listed.phoneNumber) return maskNumber(listed.phoneNumber);
  if (kind === "email") return listed.emailAddress;
  return listed.displayName ?? listed.model;
}

function special(kind: MethodKind, listed: ListedMethod, type: string): Partial<Method> {
  switch (kind) {
    case "temporary-access-pass":
      return { usable: listed.isUsable ?? false };
    case "passkey":
      return { inAuthenticatorApp: isInAuthenticator(listed) };
    case "unknown":
      return { type };
    default:
      return {};
  }
}

function isInAuthenticator({ aaGuid, model }: ListedMethod): boolean {
  return authenticatorPasskeys.includes(aaGuid?.toLowerCase() ?? "") || /microsoft authenticator/i.test(model ?? "");
}
