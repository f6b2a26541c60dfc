import type { Answer } from "./graph-client.ts";

export interface ListedMethod {
  readonly id: string;
  /** Without `#microsoft.graph.` and `AuthenticationMethod`, e.g. `phone`. */
  readonly type: string;
  readonly phoneType?: string;
}

const segments: Readonly<Record<string, string>> = {
  phone: "phoneMethods",
  microsoftAuthenticator: "microsoftAuthenticatorMethods",
  softwareOath: "softwareOathMethods",
};

/** What a reset removes of a listing, in Graph's order. Throws where Graph refused to list. */
export function listedMethods({ status, body }: Answer): ListedMethod[] {
  if (status !== 200) throw new Error(`Graph did not list the methods: ${JSON.stringify(body)}`);
  const { value } = body as { value: { id: string; "@odata.type": string; phoneType?: string }[] };
  return value
    .map(({ id, "@odata.type": full, phoneType }) => {
      const type = full.replace("#microsoft.graph.", "").replace("AuthenticationMethod", "");
      return { id, type, ...(phoneType !== undefined && { phoneType }) };
    })
    .filter(({ type }) => type in segments);
}

/** Graph's typed path of one method: the generic one deletes nothing. */
export function methodPath(targetId: string, { id, type }: ListedMethod): string {
  return `/v1.0/users/${targetId}/authentication/${segments[type] ?? type}/${id}`;
}
