import type { MethodsFilter, MethodsRow } from "../directory/directory.ts";
import type { MethodKind } from "./method.ts";

/** What answers a second-factor question; the others reset a password or last for a while. */
const notForMfa: readonly MethodKind[] = ["email", "temporary-access-pass", "qr-code", "password"];
const passwordless: readonly MethodKind[] = ["passkey", "windows-hello", "platform-credential"];

/** Is somebody with these kinds registered for MFA? As the registration report counts it (facts/graph.md 1.6). */
export function isRegistered(methods: readonly MethodKind[]): boolean {
  return methods.some((kind) => !notForMfa.includes(kind));
}

/** Where the report can't filter: does a row that was read method by method pass? Who could not be read passes, so that nobody is hidden. */
export function passesFilter(row: Pick<MethodsRow, "methods" | "registered">, filter: MethodsFilter): boolean {
  if (row.registered === undefined) return true;
  switch (filter) {
    case "all":
      return true;
    case "registered":
      return row.registered;
    case "not-registered":
      return !row.registered;
    case "phone-only":
      return hasPhonesOnly(row.methods);
    case "passwordless":
      return row.methods.some((kind) => passwordless.includes(kind));
  }
}

/** Phones and nothing else that answers a second-factor question. */
export function hasPhonesOnly(methods: readonly MethodKind[]): boolean {
  const factors = methods.filter((kind) => !notForMfa.includes(kind));
  return factors.length > 0 && factors.every((kind) => kind.endsWith("-phone"));
}
