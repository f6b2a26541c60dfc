import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";

const requestTimeoutMs = 15_000;
const metadataLifetimeMs = 60 * 60 * 1000;

/**
 * How MSAL talks to Entra. Every client is made per call, so the public metadata is remembered here for an hour:
 * otherwise each token from the cache would cost a request.
 */
export function createEntraNetwork(now: () => Date): INetworkModule {
  const metadata = new Map<string, { readonly until: number; readonly answer: NetworkResponse<unknown> }>();

  async function get<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    const known = metadata.get(url);
    if (known && known.until > now().getTime()) return known.answer as NetworkResponse<T>;
    const answer = await send<T>("GET", url, options);
    if (answer.status === 200) metadata.set(url, { until: now().getTime() + metadataLifetimeMs, answer });
    return answer;
  }

  return {
    sendGetRequestAsync: get,
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>("POST", url, options),
  };
}

async function send<T>(method: string, url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
  const response = await fetch(url, {
    method,
    ...(options?.headers && { headers: options.headers }),
    ...(options?.body !== undefined && { body: options.body }),
    signal: AbortSignal.timeout(requestTimeoutMs),
  });
  // MSAL would take the body for a refusal of the person: it does not look at the status.
  if (isOverloaded(response)) throw new Error(`Entra answered ${response.status}.`);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: (await response.json()) as T,
  };
}

function isOverloaded({ status }: Response): boolean {
  return status === 429 || status >= 500;
}
