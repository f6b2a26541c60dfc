import type { Method, MethodKind, MethodsReading } from "../../../core/reset/method.ts";

/** Added long before the tests' present, so that nothing is flagged as recent unless a test says so. */
const longAgo = "2023-03-12T08:00:00Z";

type Part = Partial<Omit<Method, "kind">>;

/** Any kind; the id is the kind unless said. */
export function aMethod(kind: MethodKind, part: Part = {}): Method {
  return { id: kind, kind, addedAt: longAgo, ...part };
}

export const aMobile = (part: Part = {}): Method => aMethod("mobile-phone", { label: "+49 *******89", ...part });
export const anAlternateMobile = (part: Part = {}): Method =>
  aMethod("alternate-mobile-phone", { label: "+49 *******12", ...part });
export const anOfficePhone = (part: Part = {}): Method => aMethod("office-phone", part);
export const anAuthenticator = (part: Part = {}): Method => aMethod("authenticator", { label: "Pixel 8", ...part });
const aSoftwareToken = (part: Part = {}): Method => aMethod("software-oath", part);
export const aHardwareToken = (part: Part = {}): Method => aMethod("hardware-oath", { activated: true, ...part });
export const aPasskey = (part: Part = {}): Method => aMethod("passkey", { label: "YubiKey 5C", ...part });

export function aReading(methods: readonly Method[], part: Partial<MethodsReading> = {}): MethodsReading {
  return { methods, preferred: "none", ...part };
}

/** One of every kind a reset removes, in no useful order. */
export const oneOfEach = (): Method[] => [
  anAuthenticator(),
  aMobile(),
  anAlternateMobile(),
  anOfficePhone(),
  aSoftwareToken(),
  aHardwareToken(),
];
