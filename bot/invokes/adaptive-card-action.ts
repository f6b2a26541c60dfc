import { lookingUpCard } from "../../cards/looking-up-card.ts";
import type { Command } from "../../core/command.ts";
import { readPress } from "../../core/presses/read-press.ts";
import { asProblem, Problem } from "../../core/problem.ts";
import type { Reply } from "../../dialogs/dialog.ts";
import type { ConversationStore, MessageAddress } from "../../services/conversations/conversation-store.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import type { TakeSignInCode } from "../../services/sign-in/take-sign-in-code.ts";
import type { NeedsFreshSignIn } from "../fresh-sign-in.ts";
import { askToSignIn, type HelpdeskBotDeps } from "../helpdesk-bot.ts";
import { messageRole } from "../intake/message-role.ts";
import { isOfCard, whereAsked } from "../intake/where-asked.ts";
import { type Answer, logProblem, problemReply, problemSentence, type Replied } from "../run-command.ts";
import type { Turn } from "../turn.ts";
import { cardAnswer, type Invoke, type InvokeAnswer, messageAnswer } from "./invoke.ts";

export interface PressDeps extends HelpdeskBotDeps {
  readonly tokens: OperatorTokens;
  readonly takeSignInCode: TakeSignInCode;
  readonly needsFreshSignIn: NeedsFreshSignIn;
  /** Resolves when a press has waited long enough: it gets "looking up", and its card follows as an update. */
  readonly patience: () => Promise<void>;
}

/** A pressed button. Answered within three seconds however long Graph takes. */
export function createAdaptiveCardAction(deps: PressDeps): Invoke {
  return async (turn) => {
    const { verb, data, token, state } = pressIn(turn.activity.value);
    const command = readPress(verb, data);
    const work = press(turn, { command, token, state }, deps);
    const answer = await Promise.race([work, deps.patience()]);
    if (!answer) return answerLater(turn, { command, work }, deps);
    if (answer.kind === "sign-in") {
      const tried = typeof token === "string";
      return answerSignIn(turn, { command, problem: answer.problem, tried }, deps);
    }
    return answerNow(turn, { command, answer }, deps);
  };
}

async function press(
  turn: Turn,
  { command, ...proof }: { command: Command; token: unknown; state: unknown },
  deps: PressDeps,
): Promise<Answer> {
  try {
    // No card of ours sends this: it must not take the place of one.
    if (command.kind === "unreadable" && command.why === "forged") throw new Problem("card-unknown");
    const proven = await prove(turn, proof, deps);
    if (!proven && (await deps.needsFreshSignIn(turn.operator, command))) throw new Problem("sign-in-needed");
    return await deps.runCommand(turn, await whereAsked(turn, command, deps), command);
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === "sign-in-needed") return { kind: "sign-in", problem };
    logProblem(problem, turn, { log: deps.log, command: command.kind });
    return { kind: "problem", problem };
  }
}

/** The client presses again by itself, with the token the login request asked for or the code its sign-in window ended with. */
async function prove(
  { operator }: Turn,
  { token, state }: { token: unknown; state: unknown },
  { tokens, takeSignInCode }: PressDeps,
): Promise<boolean> {
  if (typeof token === "string") {
    await tokens.signIn(operator, token);
    return true;
  }
  if (typeof state !== "string" || state === "") return false;
  const taken = await takeSignInCode(operator, state);
  if (!taken) throw new Problem("sign-in-code-unknown");
  // Handed in before, it proves no more than when the sign-in was.
  return taken.first;
}

/** Silently where the client can and has not just `tried`, or it would be asked in circles; else the command waits, and the card that asks for the sign-in comes as a message. */
async function answerSignIn(
  turn: Turn,
  waiting: { command: Command; problem: Problem; tried: boolean },
  deps: PressDeps,
): Promise<InvokeAnswer> {
  const { operator, address } = turn;
  const { signInCards } = deps;
  if (!waiting.tried && signInCards.isSilent(waiting.problem)) {
    return { status: 200, body: await signInCards.loginRequest({ operator, conversationId: address.conversationId }) };
  }
  return {
    ...messageAnswer(signInCards.sentence(waiting.problem)),
    afterwards: () => askToSignIn(turn, waiting, deps),
  };
}

/** A problem leaves the card as it is, so that a passing fault can be pressed again and a stranger changes nothing. */
function answerNow(
  turn: Turn,
  { command, answer }: { command: Command; answer: Exclude<Answer, { kind: "sign-in" }> },
  deps: PressDeps,
): InvokeAnswer {
  if (answer.kind === "problem") return messageAnswer(problemSentence(answer.problem, turn));
  const { reply } = answer;
  const elsewhere = staysElsewhere(turn, reply, deps);
  if (elsewhere || isOfItsOwn(turn, command)) {
    const where = elsewhere ? "Going on in your personal chat with me." : "My answer is a message of its own.";
    return { ...messageAnswer(where), afterwards: () => deps.deliver.reply(turn, reply) };
  }
  return {
    ...cardAnswer(reply.card),
    afterwards: async () => {
      // Told to everyone before the work begins, so that no later state can be overtaken by this one.
      await show(turn, answer, deps);
      await reply.afterwards?.();
    },
  };
}

function answerLater(
  turn: Turn,
  { command, work }: { command: Command; work: Promise<Answer> },
  deps: PressDeps,
): InvokeAnswer {
  const follow = async () => {
    const answer = await work;
    if (answer.kind === "sign-in") return askToSignIn(turn, { command, problem: answer.problem }, deps);
    const replied = answer.kind === "problem" ? { reply: problemReply(answer.problem, turn) } : answer;
    const { reply } = replied;
    // In a shared conversation the pressed card may be somebody else's: a problem never takes its place.
    const apart = isOfItsOwn(turn, command) || (turn.shared && answer.kind === "problem");
    if (apart || staysElsewhere(turn, reply, deps)) return deps.deliver.reply(turn, reply);
    await show(turn, replied, deps);
    await reply.afterwards?.();
  };
  const meanwhile = isOfItsOwn(turn, command)
    ? messageAnswer("Looking up …")
    : cardAnswer(lookingUpCard({ confirmed: command.kind === "reset.confirm" }));
  return { ...meanwhile, afterwards: follow };
}

/** A command that belongs to no card has no right to one: in a shared conversation the pressed card may be somebody else's. */
function isOfItsOwn({ shared }: Turn, command: Command): boolean {
  return shared && !isOfCard(command);
}

function staysElsewhere({ shared }: Turn, { personal }: Reply, { cardsInSharedConversations }: PressDeps): boolean {
  return shared && personal && !cardsInSharedConversations;
}

/** The pressed message in its new state, for everyone. That Teams can't be told must not stop what was confirmed. */
async function show(
  turn: Turn,
  { reply, counted }: Replied,
  { conversations, batchCards, deliver, log }: PressDeps,
): Promise<void> {
  const pressed = messageOf(turn);
  if (!pressed) return;
  const { card, batchId } = reply;
  try {
    if (batchId === undefined) {
      await deliver.update(pressed, card);
      return;
    }
    await attach(batchId, { reply, pressed }, conversations);
    await batchCards.answer(batchId, reply, counted);
  } catch (err) {
    log.error({ reference: turn.reference, err }, "pressed card could not be updated");
  }
}

/** Somebody else's press on the one card that lies in a shared conversation leaves it what it is. */
async function attach(
  batchId: string,
  { reply, pressed }: { reply: Reply; pressed: MessageAddress },
  conversations: Pick<ConversationStore, "attach" | "attached">,
): Promise<void> {
  const card = reply.watches ? await conversations.attached(batchId, "card") : undefined;
  if (card?.activityId === pressed.activityId && card.conversationId === pressed.conversationId) return;
  await conversations.attach(batchId, messageRole(reply), pressed);
}

function messageOf({ address, activity }: Turn): MessageAddress | undefined {
  return activity.replyToId === undefined ? undefined : { ...address, activityId: activity.replyToId };
}

function pressIn(value: unknown): { verb: unknown; data: unknown; token: unknown; state: unknown } {
  const { action, authentication, state } = asRecord(value);
  const { verb, data } = asRecord(action);
  return { verb, data, token: asRecord(authentication)["token"], state };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
