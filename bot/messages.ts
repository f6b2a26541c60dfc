import type { Activity, Request as BotRequest, Response as BotResponse, CloudAdapter, TurnContext } from "botbuilder";
import type { Request as RestifyRequest, Response as RestifyResponse } from "restify";
import type { Cloud } from "../core/cloud.ts";
import type { BotRemoved } from "../services/notifications/bot-removed.ts";
import type { Background } from "./background.ts";
import type { HelpdeskBot } from "./helpdesk-bot.ts";
import { isInstall } from "./helpdesk-bot.ts";
import { checkActivity } from "./intake/check-activity.ts";
import { goneFrom } from "./intake/gone-from.ts";
import { sentFiles } from "./intake/read-sent-file.ts";
import type { Invoke, InvokeAnswer } from "./invokes/invoke.ts";
import type { Log } from "./log.ts";
import { type Turn, turnOf } from "./turn.ts";

export interface MessagesDeps {
  readonly adapter: CloudAdapter;
  readonly cloud: Cloud;
  readonly homeTenantId: string;
  readonly bot: HelpdeskBot;
  /** Invoke name → what answers it. */
  readonly invokes: Readonly<Record<string, Invoke>>;
  readonly botRemoved: BotRemoved;
  readonly background: Background;
  readonly newId: () => string;
  readonly log: Log;
}

/** POST /api/messages: our guards, then the channel's token by botbuilder, then the turn. */
export function createMessages(deps: MessagesDeps) {
  return async (request: RestifyRequest, response: RestifyResponse): Promise<void> => {
    const { authorization } = request.headers;
    const refusal = checkActivity({ authorization, body: request.body }, deps);
    if (refusal) {
      deps.log.warn({ status: refusal.status, why: refusal.why }, "request refused");
      response.send(refusal.status, {});
      return;
    }
    const answer = {
      status: 401,
      body: {} as object,
      said: "",
      heard: false,
      afterwards: [] as (() => Promise<unknown>)[],
    };
    await deps.adapter.process(request as BotRequest, captured(answer) as BotResponse, async (context) => {
      answer.heard = true;
      const given = await takeTurn(context, deps);
      if (given.afterwards) answer.afterwards.push(given.afterwards);
    });
    if (!answer.heard) refuse(answer, deps.log);
    response.send(answer.status, answer.body);
    for (const work of answer.afterwards) deps.background.run("after invoke", work);
  };
}

/** What jsonwebtoken says of a token that is not the channel's; botbuilder takes it for a fault of ours. */
const badToken = /^(?:invalid|jwt) /;

/** The adapter turned it away before a turn began: told here, since it tells nobody. */
function refuse(answer: { status: number; readonly said: string }, log: Log): void {
  if (badToken.test(answer.said)) answer.status = 401;
  const { status, said: why } = answer;
  log[status >= 500 ? "error" : "warn"]({ status, why }, "request refused");
}

/** The adapter writes its error texts into HTTP bodies: only what we answered ourselves goes out. */
function captured(answer: { status: number; body: object; said: string }) {
  const response = {
    socket: undefined,
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    header: () => response,
    send: (body: unknown) => {
      if (answer.status === 200 && typeof body === "object" && body !== null) answer.body = body;
      if (typeof body === "string") answer.said = body;
      return response;
    },
    end: () => response,
  };
  return response;
}

async function takeTurn(context: TurnContext, deps: MessagesDeps): Promise<InvokeAnswer> {
  const { activity } = context;
  const gone = goneFrom(activity);
  if (gone) deps.background.run("removed from a channel", () => deps.botRemoved(gone));
  const turn = turnOf(activity, { homeTenantId: deps.homeTenantId, reference: deps.newId() });
  const given = turn ? await answerOf(turn, deps) : { status: activity.type === "invoke" ? 403 : 200 };
  if (activity.type === "invoke") {
    await context.sendActivity({ type: "invokeResponse", value: { status: given.status, body: given.body ?? {} } });
  }
  return given;
}

async function answerOf(turn: Turn, deps: MessagesDeps): Promise<InvokeAnswer> {
  const { activity } = turn;
  if (activity.type === "invoke") return answerInvoke(turn, activity, deps);
  if (activity.type === "message" && (activity.text || sentFiles(activity).length > 0)) deps.bot.onMessage(turn);
  const install = isInstall(activity);
  if (install === "added") deps.bot.onInstalled(turn);
  if (install === "removed") deps.bot.onRemoved(turn);
  // Edited and deleted messages, members, reactions: known to Teams, of no consequence here. An edit never changes a pending reset.
  return { status: 200 };
}

async function answerInvoke(turn: Turn, { name }: Activity, { invokes, log }: MessagesDeps): Promise<InvokeAnswer> {
  const invoke = name !== undefined && Object.hasOwn(invokes, name) ? invokes[name] : undefined;
  if (!invoke) return { status: 501 };
  try {
    return await invoke(turn);
  } catch (err) {
    log.error({ reference: turn.reference, invoke: name, err }, "invoke failed");
    return { status: 500 };
  }
}
