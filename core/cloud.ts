export type CloudCapability = "gdap" | "hardware-oath" | "authentication-methods";

/** One Microsoft cloud: all hosts the program talks to come from one such record, never from input. No URL ends in a slash but those of `serviceUrls`. */
export interface Cloud {
  readonly name: string;
  /** Where Entra signs people in, e.g. `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
  /** Without a version, e.g. `https://graph.microsoft.com`. */
  readonly graphBaseUrl: string;
  /** Prefix of Graph's scopes and audience of its tokens. */
  readonly graphAudience: string;
  readonly botLoginUrl: string;
  /** Audience of the channel's tokens; `/.default` makes it a scope. */
  readonly botOAuthScope: string;
  readonly botTokenIssuer: string;
  readonly botOAuthUrl: string;
  readonly botOpenIdMetadataUrl: string;
  /** Prefixes of the connector addresses that are allowed. */
  readonly serviceUrls: readonly string[];
  /** Hosts (with a port where it isn't 443) that files sent to the bot are read from and its own are stored at; `*.` stands for any name before it. None: bots get no files there. */
  readonly downloadHosts: readonly string[];
  /** For whom a managed identity's token is made when it stands in for an app's own proof; unset: the global cloud's (facts/identity.md §1.3). */
  readonly tokenExchangeAudience?: string;
  readonly lacks?: readonly CloudCapability[];
}

/** What a cloud lacks, as the log says it at the start. */
export const lackWords: Readonly<Record<CloudCapability, string>> = {
  gdap: "no delegated administration of customers (GDAP): only the home tenant is served",
  "hardware-oath": "no access to hardware OATH tokens: they can't be read or deactivated",
  "authentication-methods": "no authentication-method API: MFA can't be reset here",
};

export type CloudName = "global" | "usgov" | "dod" | "china";

const usGovBot = {
  botLoginUrl: "https://login.microsoftonline.us",
  botOAuthScope: "https://api.botframework.us",
  botTokenIssuer: "https://api.botframework.us",
  botOAuthUrl: "https://token.botframework.azure.us",
  botOpenIdMetadataUrl: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
  tokenExchangeAudience: "api://AzureADTokenExchangeUSGov",
};

/** Microsoft's clouds (facts/identity.md §4, capabilities facts/graph.md §4). */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  global: {
    name: "global",
    authorityHost: "https://login.microsoftonline.com",
    graphBaseUrl: "https://graph.microsoft.com",
    graphAudience: "https://graph.microsoft.com",
    botLoginUrl: "https://login.microsoftonline.com",
    botOAuthScope: "https://api.botframework.com",
    botTokenIssuer: "https://api.botframework.com",
    botOAuthUrl: "https://token.botframework.com",
    botOpenIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
    serviceUrls: ["https://smba.trafficmanager.net/", "https://smba.infra.gcc.teams.microsoft.com/"],
    // What people send to a bot lies in their OneDrive.
    downloadHosts: ["*.sharepoint.com"],
  },
  usgov: {
    name: "usgov",
    authorityHost: "https://login.microsoftonline.us",
    graphBaseUrl: "https://graph.microsoft.us",
    graphAudience: "https://graph.microsoft.us",
    ...usGovBot,
    serviceUrls: ["https://smba.infra.gov.teams.microsoft.us/"],
    // Microsoft: bots neither send nor receive files in GCC High and DoD.
    downloadHosts: [],
    lacks: ["gdap", "hardware-oath"],
  },
  dod: {
    name: "dod",
    authorityHost: "https://login.microsoftonline.us",
    graphBaseUrl: "https://dod-graph.microsoft.us",
    graphAudience: "https://dod-graph.microsoft.us",
    ...usGovBot,
    serviceUrls: ["https://smba.infra.dod.teams.microsoft.us/"],
    // Microsoft: bots neither send nor receive files in GCC High and DoD.
    downloadHosts: [],
    lacks: ["gdap", "hardware-oath"],
  },
  china: {
    name: "china",
    authorityHost: "https://login.partner.microsoftonline.cn",
    graphBaseUrl: "https://microsoftgraph.chinacloudapi.cn",
    graphAudience: "https://microsoftgraph.chinacloudapi.cn",
    botLoginUrl: "https://login.partner.microsoftonline.cn",
    botOAuthScope: "https://api.botframework.azure.cn",
    botTokenIssuer: "https://api.botframework.azure.cn",
    botOAuthUrl: "https://token.botframework.azure.cn",
    botOpenIdMetadataUrl: "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
    // Microsoft names none for this cloud (facts/identity.md §4): a cloud file has to.
    serviceUrls: [],
    downloadHosts: [],
    tokenExchangeAudience: "api://AzureADTokenExchangeChina",
    lacks: ["gdap", "hardware-oath", "authentication-methods"],
  },
};
