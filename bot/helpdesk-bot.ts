import type { Activity } from "botbuilder";
import { noticeCard } from "../cards/notice-card.ts";
import type { Command } from "../core/command.ts";
import { asProblem, type Problem } from "../core/problem.ts";
import type { ConversationStore } from "../services/conversations/conversation-store.ts";
import { readSignInCode } from "../services/sign-in/take-sign-in-code.ts";
import type { WaitingCommands } from "../services/sign-in/waiting-commands.ts";
import type { Background } from "./background.ts";
import type { DownloadFile } from "./intake/download-file.ts";
import { messageRole } from "./intake/message-role.ts";
import { readCommand } from "./intake/read-command.ts";
import { readSentFile } from "./intake/read-sent-file.ts";
import { isOfCard, whereAsked } from "./intake/where-asked.ts";
import type { Log } from "./log.ts";
import type { RateLimit } from "./rate-limit.ts";
import { logProblem, problemReply, type Replied, type RunCommand } from "./run-command.ts";
import type { BatchCards } from "./sending/batch-cards.ts";
import type { Connector } from "./sending/connector.ts";
import type { Deliver } from "./sending/deliver.ts";
import { toldWhere } from "./sending/told-where.ts";
import type { WhileTyping } from "./sending/while-typing.ts";
import type { SignInCards } from "./sign-in.ts";
import type { Turn } from "./turn.ts";

export interface HelpdeskBotDeps {
  readonly runCommand: RunCommand;
  readonly deliver: Deliver;
  readonly batchCards: Pick<BatchCards, "answer">;
  readonly connector: Connector;
  readonly whileTyping: WhileTyping;
  readonly conversations: ConversationStore;
  readonly waiting: WaitingCommands;
  readonly downloadFile: DownloadFile;
  readonly background: Background;
  readonly now: () => Date;
  readonly signInCards: SignInCards;
  readonly acceptSignInCode: (turn: Turn, code: string) => Promise<void>;
  /** For messages, by operator. */
  readonly messageLimit: RateLimit;
  readonly cardsInSharedConversations: boolean;
  readonly log: Log;
}

export interface HelpdeskBot {
  /** A message: answered at once, worked on afterwards, so that Teams never delivers it again for slowness. */
  onMessage(turn: Turn): void;
  /** Carries a command out and sends what comes of it as a message of its own. */
  say(turn: Turn, command: Command): Promise<void>;
  onInstalled(turn: Turn): void;
  onRemoved(turn: Turn): void;
}

export function createHelpdeskBot(deps: HelpdeskBotDeps): HelpdeskBot {
  const { background, conversations, deliver, log } = deps;
  const guarded = (turn: Turn, name: string, work: () => Promise<void>) => {
    background.run(name, () =>
      work().catch((error: unknown) => {
        const problem = asProblem(error);
        logProblem(problem, turn, { log, command: name });
        return deliver.reply(turn, problemReply(problem, turn));
      }),
    );
  };
  return {
    onMessage: (turn) => {
      guarded(turn, "message", async () => {
        const { address, activity } = turn;
        if (!(await conversations.firstSight(address.conversationId, activity.id ?? "", deps.now()))) {
          log.warn({ reference: turn.reference, activity: activity.id }, "message delivered again: dropped");
          return;
        }
        if (!(await mayGoOn(turn, deps))) return;
        await rememberChat(turn, deps);
        if (!turn.shared && (await tookFileOrCode(turn, deps))) return;
        const command = await deps.whileTyping(address, () => readCommand(activity, address, deps.connector));
        await say(turn, command, deps);
      });
    },
    say: (turn, command) => say(turn, command, deps),
    onInstalled: (turn) => {
      guarded(turn, "installed", async () => {
        await rememberChat(turn, deps);
        if (!turn.shared) await say(turn, { kind: "help" }, deps);
      });
    },
    onRemoved: (turn) => {
      background.run("removed", async () => {
        if (!turn.shared) await conversations.forgetPersonal(turn.operator);
      });
    },
  };
}

/** What only a personal chat is good for: a list as a file, the code of a sign-in page. */
async function tookFileOrCode(turn: Turn, deps: HelpdeskBotDeps): Promise<boolean> {
  const sent = await deps.whileTyping(turn.address, () => readSentFile(turn.activity, deps.downloadFile));
  if (sent) {
    await say(turn, sent, deps);
    return true;
  }
  // botbuilder's types promise a text that a message with a file does not have.
  const text: unknown = turn.activity.text;
  const code = readSignInCode(typeof text === "string" ? text : "");
  if (code === undefined) return false;
  await deps.acceptSignInCode(turn, code);
  return true;
}

async function rememberChat({ shared, operator, address }: Turn, { conversations }: HelpdeskBotDeps): Promise<void> {
  if (!shared) await conversations.rememberPersonal(operator, address);
}

/** Too many messages get one sentence, then silence until there is room again. */
async function mayGoOn(turn: Turn, { messageLimit, deliver, log }: HelpdeskBotDeps): Promise<boolean> {
  const { granted, first } = messageLimit.take(turn.operator.objectId);
  if (granted) return true;
  log.warn({ reference: turn.reference, operator: turn.operator.objectId }, "too many messages: not read");
  const text = "Those were too many messages in a minute. Wait a little, then send the last one again.";
  if (first) await deliver.reply(turn, { card: noticeCard({ title: "Not so fast", text }), personal: false });
  return false;
}

async function say(turn: Turn, command: Command, deps: HelpdeskBotDeps): Promise<void> {
  const asked = await whereAsked(turn, command, deps);
  const answer = await deps.whileTyping(turn.address, () => deps.runCommand(turn, asked, command));
  if (answer.kind === "sign-in") return askToSignIn(turn, { command, problem: answer.problem }, deps);
  if (answer.kind === "problem") {
    return deps.deliver.reply(turn, toldWhere(problemReply(answer.problem, turn), turn.operator));
  }
  await show(turn, { command, ...answer }, deps);
  await answer.reply.afterwards?.();
}

/** A press that had waited for a sign-in changes the card it was pressed on; everything else is a message of its own. */
async function show(
  turn: Turn,
  { command, reply, counted }: { command: Command } & Replied,
  { conversations, batchCards, deliver }: HelpdeskBotDeps,
): Promise<void> {
  const { batchId } = reply;
  const role = messageRole(reply);
  const pressed = isOfCard(command) && batchId !== undefined && (await conversations.attached(batchId, role));
  if (pressed) await batchCards.answer(batchId, reply, counted);
  else await deliver.reply(turn, toldWhere(reply, turn.operator));
}

/** In the operator's own chat: silent sign-in works there only, and nobody else's client can answer it. */
export async function askToSignIn(
  { operator, address, reference }: Turn,
  { command, problem }: { command: Command; problem: Problem },
  deps: Pick<HelpdeskBotDeps, "deliver" | "waiting" | "connector" | "signInCards" | "log">,
): Promise<void> {
  const chat = await deps.deliver.personalChat(operator, address.serviceUrl);
  await deps.waiting.keep(operator, chat.conversationId, { command, askedIn: address });
  const { conversationId } = chat;
  await deps.connector.send(chat, await deps.signInCards.message({ operator, conversationId }, problem));
  deps.log.info({ reference, operator: operator.objectId, command: command.kind }, "asked to sign in");
}

/** Which event an installation or conversation update stands for. */
export function isInstall(activity: Activity): "added" | "removed" | undefined {
  if (activity.type !== "installationUpdate") return undefined;
  return activity.action?.startsWith("remove") ? "removed" : "added";
}
