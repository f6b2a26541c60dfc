import type { Addresses, Registrations } from "./contract.ts";

/** The hosts of a cloud, as a bot reads them from its `CLOUD` file. */
export interface CloudRecord {
  readonly name: string;
  readonly authorityHost: string;
  readonly graphBaseUrl: string;
  readonly graphAudience: string;
  readonly botLoginUrl: string;
  readonly botOAuthScope: string;
  readonly botTokenIssuer: string;
  readonly botOAuthUrl: string;
  readonly botOpenIdMetadataUrl: string;
  readonly serviceUrls: readonly string[];
  readonly downloadHosts: readonly string[];
}

export const botTokenIssuer = "https://api.botframework.com";

export function cloudRecord(
  { page, entra, graph }: Omit<Addresses, "bot">,
  { homeTenantId }: Registrations,
): CloudRecord {
  return {
    name: "local",
    authorityHost: entra,
    graphBaseUrl: graph,
    graphAudience: graph,
    botLoginUrl: `${entra}/${homeTenantId}`,
    botOAuthScope: "https://api.botframework.com",
    botTokenIssuer,
    botOAuthUrl: `${page}/oauth`,
    botOpenIdMetadataUrl: `${page}/channel/v1/.well-known/openidconfiguration`,
    serviceUrls: [`${page}/teams/`],
    downloadHosts: [new URL(graph).host],
  };
}
