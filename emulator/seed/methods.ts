import { stableId } from "../directory/stable-id.ts";
import type { Method } from "../directory/world.ts";

/** Ids that are the same for every user of every tenant (facts: graph.md §1.2.5). */
export const fixedIds = {
  mobile: "3179e48a-750b-4051-897c-87b9720928f7",
  alternateMobile: "b6332ec1-7057-4abe-9331-3d72feddfe41",
  office: "e37fc753-ff3b-4958-9484-eaa9425c82bc",
  password: "28c10230-6103-485e-b985-444c60001490",
  email: "3ddfcfc8-9383-446f-83cc-3ab9be4be18f",
} as const;

/** Whose methods they are; the id keeps theirs stable. */
export type Owner = { readonly id: string; readonly displayName: string };

/** Makes methods of one person; `added` is ISO 8601. */
export interface MethodMaker {
  phone(phoneType: "mobile" | "alternateMobile" | "office", phoneNumber: string, added: string): Method;
  authenticator(displayName: string, added: string): Method;
  softwareOath(added: string): Method;
  hardwareOath(serialNumber: string, status: "activated" | "assigned", added: string): Method;
  passkey(displayName: string, model: string, added: string): Method;
  windowsHello(displayName: string, added: string): Method;
  platformCredential(displayName: string, added: string): Method;
  email(emailAddress: string, added: string): Method;
  accessPass(added: string): Method;
  qrCode(added: string): Method;
  external(displayName: string, added: string): Method;
  unknown(displayName: string, added: string): Method;
  password(added: string): Method;
}

/** Ids of passkeys look like base64url and may begin with `-` or `_`. */
function passkeyId(words: string): string {
  return `-${Buffer.from(words).toString("base64url").slice(0, 20)}_1`;
}

type Make = (type: string, added: string) => (id: string, properties: Record<string, unknown>) => Method;
type Id = (kind: string, name: string) => string;

export function methodMaker(owner: Owner): MethodMaker {
  const id: Id = (kind, name) => stableId(`${owner.id}/${kind}/${name}`);
  const make: Make = (type, added) => (methodId, properties) => ({
    id: methodId,
    type: `${type}AuthenticationMethod`,
    createdDateTime: added,
    properties,
  });
  return { ...secondFactors(make, id, owner), ...otherMethods(make, id) };
}

function secondFactors(
  make: Make,
  id: Id,
  owner: Owner,
): Pick<MethodMaker, "phone" | "authenticator" | "softwareOath" | "hardwareOath"> {
  return {
    phone: (phoneType, phoneNumber, added) =>
      make("phone", added)(fixedIds[phoneType], {
        phoneNumber,
        phoneType,
        smsSignInState: phoneType === "mobile" ? "notEnabled" : "notSupported",
      }),
    authenticator: (displayName, added) => ({
      ...make("microsoftAuthenticator", added)(id("authenticator", displayName), {
        displayName,
        deviceTag: "SoftwareTokenActivated",
        phoneAppVersion: "6.8.21",
      }),
      beta: { clientAppName: "microsoftAuthenticator" },
    }),
    softwareOath: (added) => make("softwareOath", added)(id("softwareOath", ""), { secretKey: null }),
    hardwareOath: (serialNumber, status, added) =>
      make("hardwareOath", added)(id("hardwareOath", serialNumber), {
        device: {
          id: id("hardwareOath", serialNumber),
          displayName: `Token ${serialNumber}`,
          serialNumber,
          manufacturer: "Feitian",
          model: "c200",
          secretKey: null,
          timeIntervalInSeconds: 30,
          status,
          hashFunction: "hmacsha1",
          assignedTo: { id: owner.id, displayName: owner.displayName },
          lastUsedDateTime: null,
        },
      }),
  };
}

function otherMethods(make: Make, id: Id): Omit<MethodMaker, keyof ReturnType<typeof secondFactors>> {
  return {
    passkey: (displayName, model, added) =>
      make("fido2", added)(passkeyId(id("passkey", displayName)), {
        displayName,
        creationDateTime: added,
        aaGuid: "cb69481e-8ff7-4039-93ec-0a2729a154a8",
        model,
        attestationCertificates: [],
        attestationLevel: "attested",
        passkeyType: "deviceBound",
      }),
    windowsHello: (displayName, added) =>
      make("windowsHelloForBusiness", added)(id("hello", displayName), { displayName, keyStrength: "normal" }),
    platformCredential: (displayName, added) =>
      make("platformCredential", added)(passkeyId(id("platform", displayName)), {
        displayName,
        keyStrength: "normal",
        platform: "macOS",
      }),
    email: (emailAddress, added) => make("email", added)(fixedIds.email, { emailAddress }),
    accessPass: (added) =>
      make("temporaryAccessPass", added)(id("pass", ""), {
        temporaryAccessPass: null,
        startDateTime: added,
        lifetimeInMinutes: 480,
        isUsableOnce: false,
        isUsable: true,
        methodUsabilityReason: "EnabledByPolicy",
      }),
    qrCode: (added) => make("qrCodePin", added)(id("qr", ""), {}),
    external: (displayName, added) =>
      make("external", added)(id("external", displayName), { displayName, configurationId: stableId(displayName) }),
    unknown: (displayName, added) => make("voiceprint", added)(id("voiceprint", displayName), { displayName }),
    password: (added) => make("password", added)(fixedIds.password, { password: null }),
  };
}
