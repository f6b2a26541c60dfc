import { ManagedIdentityCredential } from "@azure/identity";

const defaultExchangeAudience = "api://AzureADTokenExchange";

export interface ManagedIdentity {
  /** Of the user-assigned identity that the registration trusts as a federated credential. */
  readonly clientId: string;
  /** Differs between clouds; unset: the global one's. */
  readonly exchangeAudience?: string;
}

/** The identity's token, with which a registration proves itself (facts/identity.md §1.3). Asked for at every use; the credential caches it. */
export function createManagedAssertion({ clientId, exchangeAudience }: ManagedIdentity): () => Promise<string> {
  const identity = new ManagedIdentityCredential({ clientId });
  const scope = `${exchangeAudience ?? defaultExchangeAudience}/.default`;
  return async () => (await identity.getToken(scope)).token;
}
