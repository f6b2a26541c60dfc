import type { Activity } from "./activity.ts";
import type { ActivityLog } from "./activity-log.ts";

/** What the bot's endpoint answered. 504: it took too long, 502: nothing listens there. */
export interface BotAnswer {
  readonly status: number;
  /** Parsed where it is JSON, else the text. */
  readonly body?: unknown;
}

export interface Delivery {
  /** Posts with a fresh token of the channel. A message that isn't answered in time is sent once more with the same id, as Teams does. */
  deliver(activity: Activity): Promise<BotAnswer>;
  /** Posts once, with this token or, where it is null, without one. */
  post(activity: unknown, token: string | null): Promise<BotAnswer>;
}

export interface DeliveryTimes {
  /** Milliseconds Teams waits for the answer to an ordinary activity. */
  readonly message: number;
  /** Milliseconds the client waits for the answer to an invoke. */
  readonly invoke: number;
}

export const teamsTimes: DeliveryTimes = { message: 15_000, invoke: 10_000 };

export function createDelivery(given: {
  botEndpoint: () => string;
  signToken: () => Promise<string>;
  log: ActivityLog;
  times: DeliveryTimes;
}): Delivery {
  const { botEndpoint, signToken, log, times } = given;

  const attempt = async (activity: Activity, token: string | null): Promise<BotAnswer> => {
    const answer = await postJson(botEndpoint(), {
      activity,
      token,
      timeout: activity.type === "invoke" ? times.invoke : times.message,
    });
    log.add({ direction: "to-bot", activity, status: answer.status, body: answer.body });
    return answer;
  };

  return {
    post: (activity, token) => attempt(activity as Activity, token),
    deliver: async (activity) => {
      const first = await attempt(activity, await signToken());
      if (first.status !== 504 || activity.type === "invoke") return first;
      return attempt(activity, await signToken());
    },
  };
}

async function postJson(
  url: string,
  sent: { activity: unknown; token: string | null; timeout: number },
): Promise<BotAnswer> {
  const authorization = sent.token === null ? {} : { authorization: `Bearer ${sent.token}` };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
        ...authorization,
      },
      body: JSON.stringify(sent.activity),
      signal: AbortSignal.timeout(sent.timeout),
    });
    return { status: response.status, body: parse(await response.text()) };
  } catch (error) {
    return { status: error instanceof Error && error.name === "TimeoutError" ? 504 : 502 };
  }
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
