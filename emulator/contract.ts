/**
 * How the three parts of the local Microsoft 365 know each other. Entra and Graph speak https under a CA of their own,
 * Teams (connector, channel keys, chat page, control) speaks http on the page's port.
 */
import type { IncomingMessage, ServerResponse } from "node:http";

/** `files`: where Teams keeps what people send, as SharePoint does. */
export type Service = "entra" | "graph" | "connector" | "files";

/** Where the parts listen, without a trailing slash, e.g. `https://localhost:4002`. */
export interface Addresses {
  readonly page: string;
  readonly bot: string;
  readonly entra: string;
  readonly graph: string;
}

/** The two app registrations of the bot, as its administrator would have made them. */
export interface Registrations {
  /** R1: the channel registration (`MicrosoftAppId`). */
  readonly channelAppId: string;
  readonly channelAppSecret: string;
  /** R2: the Graph registration (`AZURE_CLIENT_ID`), exposes `access_as_user`, pre-authorises Teams. */
  readonly graphAppId: string;
  readonly graphAppSecret: string;
  /** PEM of the certificate R2 may prove itself with beside its secret; unset: the secret only. */
  readonly graphAppCertificate?: string;
  /** The same for R1. */
  readonly channelAppCertificate?: string;
  readonly homeTenantId: string;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What Teams needs of Entra. */
export interface Entra {
  readonly handler: Handler;
  /** What the person's Teams client gets silently: a v2 access token for R2 with scope `access_as_user`. Refuses with an `AADSTS…` error. */
  issueTeamsSsoToken(userId: string): Promise<string>;
  /** True where the header carries a token that R1 got by client credentials for the channel's scope. */
  isConnectorToken(authorization: string | undefined): Promise<boolean>;
  /** How often a token for Graph without a user was asked for (and refused): must stay 0. */
  appOnlyRefusals(): number;
}

/** One thing that goes wrong on purpose. Every given field of `match` must fit. */
export interface Fault {
  readonly id?: string;
  readonly match: {
    readonly service: Service;
    readonly method?: string;
    /** A regular expression over path and query. */
    readonly path?: string;
    readonly tenantId?: string;
  };
  /** How many matching requests it passes over first (0 unless said). */
  readonly after?: number;
  /** How many matching requests it hits; unset: all. */
  readonly times?: number;
  /** Chance from 0 to 1, drawn from the seeded generator; unset: always. */
  readonly chance?: number;
  readonly delayMs?: number;
  /** `apply: true` carries the request out first and then answers this (a lost answer). Unset answer: go on as usual after the delay. */
  readonly answer?: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
    readonly apply?: boolean;
  };
  /** Close the socket without an answer. */
  readonly drop?: boolean;
  /** Within one process only: awaited when the request was carried out or not, and nobody has heard of it yet. */
  readonly meanwhile?: () => Promise<void>;
}

export interface LoggedRequest {
  readonly at: string;
  readonly service: Service;
  readonly method: string;
  /** Path and query as they arrived, never decoded. */
  readonly path: string;
  readonly status: number;
  readonly tenantId?: string;
  /** Who asked: the `oid` of the token (Graph), the client id (Entra, connector). */
  readonly caller?: string;
  /** For Entra's token endpoint: the grant. Never a token or a secret. */
  readonly grant?: string;
  readonly ms: number;
}

export interface Faults {
  add(fault: Fault): string;
  remove(id: string): void;
  clear(): void;
  /** The fault that hits this request, counted down; undefined: none. */
  take(request: { service: Service; method: string; path: string; tenantId?: string }): Fault | undefined;
}

export interface RequestLog {
  add(entry: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  clear(): void;
}

/** A person who can sit at the chat page. */
export interface Person {
  /** Entra object id in the home tenant. */
  readonly id: string;
  /** `29:…`, what Teams calls the person towards this bot. */
  readonly teamsId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** One line for the page's people switch, e.g. "Helpdesk operator, Authentication Administrator". */
  readonly description: string;
}
