import type { Dialogs } from "../../dialogs/dialog.ts";
import type { ResetEventDialog } from "../../dialogs/reset-events.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import type { ConversationStore } from "../../services/conversations/conversation-store.ts";
import type { ResetEvent } from "../../services/resets/reset-events.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import type { WaitingCommands } from "../../services/sign-in/waiting-commands.ts";
import type { Background } from "../background.ts";
import type { Config } from "../config.ts";
import { createConnector } from "../connector.ts";
import { createDeliver } from "../deliver.ts";
import { createHelpdeskBot } from "../helpdesk-bot.ts";
import { createAdaptiveCardAction } from "../invokes/adaptive-card-action.ts";
import { createSignInFailure } from "../invokes/sign-in-failure.ts";
import { createTokenExchange } from "../invokes/token-exchange.ts";
import { createLatestOnly } from "../latest-only.ts";
import type { Log } from "../log.ts";
import { createMessages } from "../messages.ts";
import { createRunCommand } from "../run-command.ts";
import { createServer } from "../server.ts";
import { composeAdapter } from "./compose-adapter.ts";

export interface BotDeps {
  readonly config: Config;
  readonly identity: { readonly operatorTokens: OperatorTokens; readonly channelToken: () => Promise<string> };
  readonly store: {
    readonly conversations: ConversationStore;
    readonly waiting: WaitingCommands;
    ready(): Promise<void>;
  };
  readonly dialogs: Dialogs;
  readonly events: ResetEventDialog;
  readonly background: Background;
  readonly access: AccessSource;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly patience: () => Promise<void>;
}

/** The shell: HTTP, Bot Framework, and the way back to Teams. */
export function composeBot(deps: BotDeps) {
  const { config, identity, store, background, log } = deps;
  const { conversations, waiting } = store;
  const { cloud, MicrosoftAppId: botAppId, PUBLIC_URL: publicUrl } = config;
  const cardsInSharedConversations = config.CARDS_IN_SHARED_CONVERSATIONS === "yes";
  const connector = createConnector({ ...deps, botAppId, token: identity.channelToken, fetch });
  const deliver = createDeliver({ connector, conversations, latest: createLatestOnly(), cardsInSharedConversations });
  const runCommand = createRunCommand(deps);
  const tokens = identity.operatorTokens;
  const shared = {
    ...deps,
    runCommand,
    deliver,
    connector,
    conversations,
    waiting,
    publicUrl,
    cardsInSharedConversations,
  };
  const bot = createHelpdeskBot(shared);
  const messages = createMessages({
    adapter: composeAdapter(config, identity.channelToken),
    cloud,
    homeTenantId: config.MicrosoftAppTenantId,
    bot,
    invokes: {
      "adaptiveCard/action": createAdaptiveCardAction({ ...shared, tokens }),
      "signin/tokenExchange": createTokenExchange({ tokens, waiting, bot, log }),
      "signin/failure": createSignInFailure({ deliver, log }),
    },
    background,
    newId: deps.newId,
    log,
  });
  const server = createServer({ messages, unready: () => unready(deps), log });
  return {
    news: async (event: ResetEvent) => deliver.news(await deps.events(event)),
    listen: () => listen(server, config),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function unready({ store, access }: BotDeps): Promise<string[]> {
  const fault = access.fault();
  const database = await store.ready().then(
    () => undefined,
    () => "the database does not answer",
  );
  return [fault === undefined ? undefined : `access file: ${fault}`, database].filter((reason) => reason !== undefined);
}

function listen(server: ReturnType<typeof createServer>, { PORT, HOST }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(PORT, HOST, () => {
      const address = server.address() as { port: number };
      resolve(address.port);
    });
  });
}
