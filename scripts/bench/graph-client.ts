import type { StandIn } from "./start-stand-in.ts";

/** One answer of Graph. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The smallest client of Graph: a token, a path below the host, nothing else. `calls` counts what it sent, `refused` the answers from 400 on. */
export interface GraphClient {
  readonly calls: number;
  readonly refused: number;
  get(path: string): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

/** A delegated token of this operator, by the token that Teams would give the bot for them. */
export async function operatorToken(standIn: StandIn, operatorId: string): Promise<string> {
  const { registrations, cloud } = await standIn.ask("describe");
  const response = await fetch(`${cloud.authorityHost}/${registrations.homeTenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      requested_token_use: "on_behalf_of",
      client_id: registrations.graphAppId,
      client_secret: registrations.graphAppSecret,
      assertion: await standIn.ask("signOnToken", operatorId),
      scope: `${cloud.graphAudience}/.default`,
    }),
  });
  const { access_token: token, ...refusal } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`Entra gave no token: ${JSON.stringify(refusal)}`);
  return token;
}

export function createGraphClient(graphBaseUrl: string, token: string): GraphClient {
  const count = { calls: 0, refused: 0 };
  // What the casts of the directory need; the other calls do not mind.
  const headers = { authorization: `Bearer ${token}`, consistencylevel: "eventual" };
  const send = async (method: string, path: string): Promise<Answer> => {
    count.calls += 1;
    const response = await fetch(graphBaseUrl + path, { method, headers });
    const text = await response.text();
    if (response.status >= 400) count.refused += 1;
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  return {
    get calls() {
      return count.calls;
    },
    get refused() {
      return count.refused;
    },
    get: (path) => send("GET", path),
    delete: (path) => send("DELETE", path),
  };
}
