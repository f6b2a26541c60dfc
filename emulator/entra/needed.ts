import { EntraRefusal } from "./entra-refusal.ts";

/** A parameter that must be there; AADSTS900144 otherwise. */
export function needed(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === "") throw new EntraRefusal(900144);
  return value;
}
