import type { DirectoryUser, Method } from "../../directory/world.ts";
import type { Call } from "../call.ts";

/** Methods that answer a second factor's prompt and so count for the default rule, and by which names they are the default. */
const preferencesOf: Readonly<Record<string, readonly string[]>> = {
  microsoftAuthenticatorAuthenticationMethod: ["push", "oath"],
  softwareOathAuthenticationMethod: ["oath"],
  hardwareOathAuthenticationMethod: ["oath"],
};
const phonePreferences: Readonly<Record<string, readonly string[]>> = {
  mobile: ["sms", "voiceMobile"],
  alternateMobile: ["voiceAlternateMobile"],
  office: ["voiceOffice"],
};

/** The device status of a hardware token; undefined: not one. */
export function tokenStatus(method: Method): string | undefined {
  const { device } = method.properties as { device?: { status?: string } };
  return device?.status;
}

/** Values of `userPreferredMethodForSecondaryAuthentication` a method can stand for. */
export function preferencesFor(method: Method): readonly string[] {
  if (method.type === "phoneAuthenticationMethod")
    return phonePreferences[String(method.properties["phoneType"])] ?? [];
  const status = tokenStatus(method);
  if (status !== undefined && status !== "activated") return [];
  return preferencesOf[method.type] ?? [];
}

/** What a list shows: the registered ones, and for `lagMs` those just removed. */
export function visibleMethods(call: Call, user: DirectoryUser, lagMs: number): Method[] {
  const now = call.now.getTime();
  const registered = new Set(user.methods.map((method) => method.id));
  const lingering = user.removed.filter((one) => now - one.at < lagMs && !registered.has(one.method.id));
  return [...user.methods, ...lingering.map((one) => one.method)];
}

/** Takes a method away and with it, where it was that, the default. */
export function removeMethod(call: Call, user: DirectoryUser, method: Method): void {
  user.methods = user.methods.filter((one) => one.id !== method.id);
  user.removed = [...user.removed.filter((one) => one.method.id !== method.id), { method, at: call.now.getTime() }];
  dropDefault(user, method);
}

export function dropDefault(user: DirectoryUser, method: Method): void {
  if (user.defaultMethodId !== method.id) return;
  user.defaultMethodId = null;
  user.preferences.userPreferredMethodForSecondaryAuthentication = "none";
}
