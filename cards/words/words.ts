import type { Details, Reason, Verification } from "../../core/details.ts";
import type { Target } from "../../core/directory/people.ts";
import type { Method, MethodKind, PreferredMethod } from "../../core/reset/method.ts";
import type { KeptFlag, KeptReason } from "../../core/reset/plan.ts";
import { longestName, short } from "../kit/foreign.ts";
import { reasonText } from "./reason-text.ts";

export const kindWords: Readonly<Record<MethodKind, string>> = {
  "mobile-phone": "Phone (mobile)",
  "alternate-mobile-phone": "Phone (alternate mobile)",
  "office-phone": "Phone (office)",
  authenticator: "Microsoft Authenticator",
  "software-oath": "Authenticator code (software OATH)",
  "hardware-oath": "Hardware token (OATH)",
  passkey: "Passkey",
  "windows-hello": "Windows Hello",
  "platform-credential": "Platform credential (Mac)",
  email: "E-mail (password reset only)",
  "temporary-access-pass": "Temporary Access Pass",
  "qr-code": "QR code and PIN",
  external: "External method",
  password: "Password",
  unknown: "Unknown method",
};

export const reasonWords: Readonly<Record<Reason, string>> = {
  "new-phone": "New phone",
  lost: "Lost",
  stolen: "Stolen",
  "suspected-break-in": "Suspected break-in",
  leaver: "Leaver",
  other: "Other",
};

export const verificationWords: Readonly<Record<Verification, string>> = {
  "call-back": "Called back",
  manager: "By the manager",
  video: "On video",
  "in-person": "In person",
  "not-verified": "Not verified",
};

export const preferredWords: Readonly<Record<PreferredMethod, string>> = {
  push: "Microsoft Authenticator",
  oath: "Authenticator code",
  voiceMobile: "call to the mobile phone",
  voiceAlternateMobile: "call to the alternate mobile phone",
  voiceOffice: "call to the office phone",
  sms: "text message",
  none: "none",
  unreadable: "not readable",
};

export const keptWords: Readonly<Record<KeptReason, string>> = {
  "not-part-of-a-reset": "not part of an MFA reset",
  "already-off": "already switched off",
  "unknown-kind": "a kind this bot does not know",
  "not-chosen": "you left it out",
};

export const flagWords: Readonly<Record<KeptFlag, string>> = {
  "added-recently": "added in the last 7 days",
  "usable-pass": "can be used to sign in now",
  "passkey-in-app": "lives in an authenticator app, and so on the phone",
};

/** "Phone (mobile) +49 •••••89": masks are dots, because stars are Markdown. */
export function methodWords(method: Method): string {
  const detail = method.label ?? (method.kind === "unknown" ? method.type : undefined);
  const name = kindWords[method.kind];
  if (detail === undefined) return name;
  return `${name}${method.kind.endsWith("phone") ? "" : ","} ${short(detail.replaceAll("*", "•"), 48)}`;
}

/** What is worth knowing of an account besides its name: guest, disabled, synced. */
export function stateWords(
  target: Pick<Target, "userType" | "enabled" | "synced"> & Partial<Pick<Target, "managementRestricted">>,
): string[] {
  const words: string[] = [];
  if (target.userType === "guest") words.push("guest");
  if (!target.enabled) words.push("account disabled");
  if (target.synced) words.push("synced from on-premises");
  if (target.managementRestricted) words.push("in a restricted unit");
  return words;
}

/** The display name; the address of somebody who has none that can be seen. */
export function nameOf(target: Pick<Target, "displayName" | "userPrincipalName">, longest = longestName): string {
  return short(target.displayName, longest) || short(target.userPrincipalName, longest);
}

/** "Alice Anders, Contoso". */
export function nameAndCustomer(target: Target): string {
  return `${nameOf(target, 40)}, ${short(target.customerName, 40)}`;
}

/** "Lost: left on the train", "Called back", "INC-1042": what the operator said, as labelled values. */
export function detailWords(details: Details): { readonly label: string; readonly value: string }[] {
  const { reasonText: words } = details;
  const said = reasonText(details.reason && reasonWords[details.reason], {
    ...details,
    ...(words !== undefined && { reasonText: short(words, 200) }),
  });
  const lines: { label: string; value: string }[] = [];
  if (said !== "") lines.push({ label: "Reason", value: said });
  if (details.verification) lines.push({ label: "Caller verified", value: verificationWords[details.verification] });
  if (details.ticket !== undefined) lines.push({ label: "Ticket", value: short(details.ticket) });
  return lines;
}

/** "1 method", "3 methods". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
