import type {
  ConversationAddress,
  MessageAddress,
  TeamsChannel,
} from "../../services/conversations/conversation-store.ts";
import type { Log } from "../log.ts";

/** The Bot Framework connector's answer to something we sent. `errorCode` is its own, e.g. "BotNotInConversationRoster". */
export class ConnectorFault extends Error {
  readonly status: number;
  readonly errorCode: string;
  /** How long it asked to be left alone. */
  readonly retryAfterMs?: number;

  constructor(status: number, errorCode: string, retryAfterMs?: number) {
    super(`connector answered ${status} ${errorCode}`);
    this.name = "ConnectorFault";
    this.status = status;
    this.errorCode = errorCode;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}

export interface Member {
  readonly name: string;
  readonly objectId?: string;
}

/**
 * Messages out to Teams by our own fetch: the SDK's client re-sends a POST up to four times, and a card must not appear twice
 * (facts/teams.md 2.6). Throws `ConnectorFault`.
 */
export interface Connector {
  send(to: ConversationAddress, activity: object): Promise<MessageAddress>;
  update(message: MessageAddress, activity: object): Promise<void>;
  /** A new post in a channel; the answer lies in the thread that it begins. */
  startThread(channel: TeamsChannel, activity: object): Promise<MessageAddress>;
  typing(to: ConversationAddress): Promise<void>;
  /** The person's chat with the bot; 403 where the bot is not installed for them. */
  openPersonal(person: { serviceUrl: string; tenantId: string; objectId: string }): Promise<ConversationAddress>;
  /** Somebody of a conversation, by their Teams id; undefined: not a member. */
  member(of: ConversationAddress, teamsId: string): Promise<Member | undefined>;
}

export interface ConnectorDeps {
  readonly botAppId: string;
  readonly token: () => Promise<string>;
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Log;
  /** How often it tries at most; unset: 5. One that leaves waiting to others tries once. */
  readonly tries?: number;
  /** How long one try may take; unset: 15 seconds. */
  readonly timeoutMs?: number;
}

interface Call {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly body?: object;
}

const usualTries = 5;
const usualTimeoutMs = 15_000;

export function createConnector(deps: ConnectorDeps): Connector {
  const patient = { ...deps, tries: deps.tries ?? usualTries };
  const call = (request: Call) => callWithPatience(patient, request);
  const conversation = ({ serviceUrl, conversationId }: ConversationAddress, ...rest: string[]) =>
    [`${serviceUrl.replace(/\/$/, "")}/v3/conversations`, conversationId, ...rest].map(encodeAfterFirst).join("/");
  return {
    async send(to, activity) {
      const answer = await call({ method: "POST", url: conversation(to, "activities"), body: activity });
      return { ...to, activityId: idIn(answer) };
    },
    async update(message, activity) {
      const url = conversation(message, "activities", message.activityId);
      await call({ method: "PUT", url, body: { ...activity, id: message.activityId } });
    },
    async startThread({ serviceUrl, channelId }, activity) {
      const body = { isGroup: true, channelData: { channel: { id: channelId } }, activity };
      const answer = await call({ method: "POST", url: `${serviceUrl.replace(/\/$/, "")}/v3/conversations`, body });
      return { serviceUrl, conversationId: idIn(answer), kind: "channel", activityId: idIn(answer, "activityId") };
    },
    async typing(to) {
      await call({ method: "POST", url: conversation(to, "activities"), body: { type: "typing" } });
    },
    async openPersonal({ serviceUrl, tenantId, objectId }) {
      const bot = { id: `28:${deps.botAppId}` };
      const channelData = { tenant: { id: tenantId } };
      const body = { isGroup: false, bot, members: [{ id: objectId }], tenantId, channelData };
      const answer = await call({ method: "POST", url: `${serviceUrl.replace(/\/$/, "")}/v3/conversations`, body });
      return { serviceUrl, conversationId: idIn(answer), kind: "personal" };
    },
    async member(of, teamsId) {
      try {
        return memberIn(await call({ method: "GET", url: conversation(of, "members", teamsId) }));
      } catch (error) {
        if (error instanceof ConnectorFault && error.status === 404) return undefined;
        throw error;
      }
    },
  };
}

/** 429 and 412 were not executed and may be sent again; a PUT or GET may always be. A POST that got 5xx may have been shown: it is not. */
async function callWithPatience(deps: ConnectorDeps & { readonly tries: number }, request: Call): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await once(deps, request);
    if (response.ok) return response.status === 204 ? undefined : await response.json().catch(() => undefined);
    const fault = new ConnectorFault(response.status, await errorCodeOf(response), toldMs(response));
    const again = [412, 429].includes(fault.status) || (fault.status >= 500 && request.method !== "POST");
    if (!again || attempt === deps.tries) throw fault;
    await deps.wait(pauseMs(response, attempt));
  }
}

async function once(
  { token, fetch, timeoutMs = usualTimeoutMs }: ConnectorDeps,
  { method, url, body }: Call,
): Promise<Response> {
  const headers = { authorization: `Bearer ${await token()}`, "content-type": "application/json" };
  const signal = AbortSignal.timeout(timeoutMs);
  return fetch(url, { method, headers, signal, redirect: "error", ...(body && { body: JSON.stringify(body) }) });
}

function pauseMs(response: Response, attempt: number): number {
  const told = toldMs(response);
  return told === undefined ? 300 * 2 ** attempt : Math.min(told, 60_000);
}

function toldMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? "");
  return seconds > 0 ? seconds * 1000 : undefined;
}

async function errorCodeOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const code = field(field(body, "error"), "code");
  return typeof code === "string" ? code.slice(0, 80) : "";
}

function idIn(answer: unknown, name = "id"): string {
  const id = field(answer, name);
  if (typeof id !== "string") throw new ConnectorFault(200, "NoIdInAnswer");
  return id;
}

function memberIn(answer: unknown): Member {
  const [name, objectId] = [field(answer, "name"), field(answer, "aadObjectId")];
  return { name: typeof name === "string" ? name : "", ...(typeof objectId === "string" && { objectId }) };
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

const encodeAfterFirst = (segment: string, index: number) => (index === 0 ? segment : encodeURIComponent(segment));
