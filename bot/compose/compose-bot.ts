import type { MakeBulkFile } from "../../dialogs/bulk-file.ts";
import type { ChannelPostCards } from "../../dialogs/channel-posts.ts";
import type { Dialogs } from "../../dialogs/dialog.ts";
import type { ResetEventDialog } from "../../dialogs/reset-events.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import type { BatchMessages } from "../../services/conversations/batch-messages.ts";
import type { ConversationStore } from "../../services/conversations/conversation-store.ts";
import { createShowBatches } from "../../services/conversations/show-batches.ts";
import type { BotRemoved } from "../../services/notifications/bot-removed.ts";
import type { ReadAtPress } from "../../services/resets/confirm/read-at-press.ts";
import type { AuthorizationCode } from "../../services/sign-in/authorization-code.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import type { SignInTickets } from "../../services/sign-in/sign-in-tickets.ts";
import type { SignIns } from "../../services/sign-in/sign-ins.ts";
import type { WaitingCommands } from "../../services/sign-in/waiting-commands.ts";
import { createAcceptSignInCode } from "../accept-sign-in-code.ts";
import type { Background } from "../background.ts";
import { createGoOn } from "../go-on.ts";
import { createHelpdeskBot } from "../helpdesk-bot.ts";
import { createAdaptiveCardAction, type PressDeps } from "../invokes/adaptive-card-action.ts";
import { limitPresses } from "../invokes/limit-presses.ts";
import { createSignInFailure } from "../invokes/sign-in-failure.ts";
import { createTokenExchange } from "../invokes/token-exchange.ts";
import { createVerifyState } from "../invokes/verify-state.ts";
import type { Log } from "../log.ts";
import { createMessages } from "../messages.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { createRateLimit } from "../rate-limit.ts";
import { createRunCommand } from "../run-command.ts";
import { createAskForSignIn } from "../sending/ask-for-sign-in.ts";
import { createBatchCards } from "../sending/batch-cards.ts";
import { createChannelPosts } from "../sending/channel-posts.ts";
import { createConnector } from "../sending/connector.ts";
import { createDeliver } from "../sending/deliver.ts";
import { createLatestOnly } from "../sending/latest-only.ts";
import { offerFiles } from "../sending/offer-files.ts";
import { createWhileTyping } from "../sending/while-typing.ts";
import { createServer } from "../server.ts";
import type { Config } from "../settings/config.ts";
import type { Turn } from "../turn.ts";
import { composeAdapter } from "./compose-adapter.ts";
import { composeFiles } from "./compose-files.ts";
import { composeSignIn } from "./compose-sign-in.ts";

export interface BotDeps {
  readonly config: Config;
  readonly identity: {
    readonly operatorTokens: OperatorTokens;
    readonly authorizationCode: AuthorizationCode;
    readonly channelToken: () => Promise<string>;
  };
  readonly store: {
    readonly conversations: ConversationStore;
    readonly batchMessages: BatchMessages;
    readonly waiting: WaitingCommands;
    readonly tickets: SignInTickets;
    readonly signIns: SignIns;
    ready(): Promise<void>;
  };
  readonly dialogs: Dialogs;
  readonly readAtPress: ReadAtPress;
  readonly events: ResetEventDialog;
  readonly channelCards: ChannelPostCards;
  readonly botRemoved: BotRemoved;
  readonly makeBulkFile: MakeBulkFile;
  readonly background: Background;
  readonly access: AccessSource;
  readonly customerName: (tenantId: string) => string | undefined;
  readonly metrics: Pick<Metrics, "turns">;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly patience: () => Promise<void>;
}

/** The shell: HTTP, Bot Framework, and the way back to Teams. */
export function composeBot(deps: BotDeps) {
  const { config, identity, store, log } = deps;
  const { conversations, waiting, tickets } = store;
  const { cloud, MicrosoftAppTenantId: homeTenantId } = config;
  const cardsInSharedConversations = config.CARDS_IN_SHARED_CONVERSATIONS === "yes";
  const { connector, deliver, posts, batchCards } = composeSending(deps, cardsInSharedConversations);
  const runCommand = offerFiles(deps.metrics.turns(createRunCommand(deps)), { deliver, connector });
  const tokens = identity.operatorTokens;
  const signIn = composeSignIn(deps);
  const { downloadFile, fileConsent } = composeFiles({ ...deps, conversations, connector, hosts: cloud.downloadHosts });
  const shared = {
    ...deps,
    ...{ runCommand, deliver, batchCards, connector, conversations, waiting, downloadFile },
    whileTyping: createWhileTyping(connector, later),
    signInCards: signIn.cards,
    acceptSignInCode: (turn: Turn, code: string) => acceptSignInCode(turn, code),
    messageLimit: createRateLimit({ perMinute: config.MESSAGES_PER_MINUTE, now: deps.now }),
    cardsInSharedConversations,
  };
  const bot = createHelpdeskBot(shared);
  const goOn = createGoOn({ waiting, bot });
  const acceptSignInCode = createAcceptSignInCode({ takeSignInCode: signIn.takeSignInCode, goOn, deliver, log });
  const messages = createMessages({
    ...deps,
    adapter: composeAdapter(config, identity.channelToken),
    ...{ cloud, homeTenantId, bot },
    invokes: {
      "adaptiveCard/action": presses({ ...shared, ...signIn, tokens }, config),
      "fileConsent/invoke": fileConsent,
      "signin/tokenExchange": createTokenExchange({ tokens, tickets, goOn, log }),
      "signin/verifyState": createVerifyState({ acceptSignInCode, deliver, log }),
      "signin/failure": createSignInFailure({ deliver, log }),
    },
  });
  const server = createServer({
    messages,
    signIn: { ...signIn.routes, newId: deps.newId, log },
    unready: () => unready(deps),
    log,
  });
  return {
    posts,
    batchCards,
    askForSignIn: createAskForSignIn(shared),
    listen: () => listen(server, config),
    close: () => close(server),
  };
}

function later(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => {
    clearTimeout(timer);
  };
}

/** Less than a card is anybody's for: an update that comes later is sent again. */
const cardTimeoutMs = 6000;

/** The way out to Teams: cards to where they were asked for, and results to channels. */
function composeSending(deps: BotDeps, cardsInSharedConversations: boolean) {
  const { config, identity, log, channelCards: cards } = deps;
  const { conversations } = deps.store;
  const connection = { ...deps, botAppId: config.MicrosoftAppId, token: identity.channelToken, fetch };
  const connector = createConnector(connection);
  const once = createConnector({ ...connection, tries: 1 });
  const brief = createConnector({ ...connection, tries: 1, timeoutMs: cardTimeoutMs });
  const latest = createLatestOnly();
  const deliver = createDeliver({ connector, conversations, latest, cardsInSharedConversations });
  const show = createShowBatches({ messages: deps.store.batchMessages, now: deps.now, log });
  return {
    connector,
    deliver,
    posts: createChannelPosts({ connector: once, deliver, cards, log }),
    batchCards: createBatchCards({
      connector: brief,
      patient: connector,
      conversations,
      show,
      events: deps.events,
      latest,
      log,
    }),
  };
}

/** What a pressed button does, so many times a minute and operator. */
function presses(deps: PressDeps, { PRESSES_PER_MINUTE: perMinute }: Config) {
  const limit = createRateLimit({ perMinute, now: deps.now });
  return limitPresses(createAdaptiveCardAction(deps), { limit, log: deps.log });
}

/** Anybody may ask: what the fault names (customers, paths) stands in the log only. */
async function unready({ store, access }: BotDeps): Promise<string[]> {
  const fault =
    access.fault() === undefined
      ? undefined
      : "the access file has a fault, see the log; its last good version is in force";
  const database = await store.ready().then(
    () => undefined,
    () => "the database does not answer",
  );
  return [fault, database].filter((reason) => reason !== undefined);
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
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
