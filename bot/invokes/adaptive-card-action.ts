import { lookingUpCard } from "../../cards/looking-up-card.ts";
import type { Command } from "../../core/command.ts";
import { asProblem } from "../../core/problem.ts";
import { readPress } from "../../core/read-press.ts";
import type { Reply } from "../../dialogs/dialog.ts";
import type { MessageAddress } from "../../services/conversations/conversation-store.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import { askToSignIn, type HelpdeskBotDeps } from "../helpdesk-bot.ts";
import { type Answer, logProblem, problemReply, problemSentence } from "../run-command.ts";
import { loginRequest } from "../sign-in.ts";
import type { Turn } from "../turn.ts";
import { whereAsked } from "../where-asked.ts";
import { cardAnswer, type Invoke, type InvokeAnswer, messageAnswer } from "./invoke.ts";

export interface PressDeps extends HelpdeskBotDeps {
  readonly tokens: OperatorTokens;
  /** Resolves when a press has waited long enough: it gets "looking up", and its card follows as an update. */
  readonly patience: () => Promise<void>;
}

/** A pressed button. Answered within three seconds however long Graph takes. */
export function createAdaptiveCardAction(deps: PressDeps): Invoke {
  return async (turn) => {
    const { verb, data, token } = pressIn(turn.activity.value);
    const command = readPress(verb, data);
    const work = press(turn, { command, token }, deps);
    const answer = await Promise.race([work, deps.patience()]);
    return answer ? answerNow(turn, answer, deps) : answerLater(turn, { command, work }, deps);
  };
}

async function press(
  turn: Turn,
  { command, token }: { command: Command; token: unknown },
  deps: PressDeps,
): Promise<Answer> {
  try {
    // The client presses again by itself with the token that the login request asked for.
    if (typeof token === "string") await deps.tokens.signIn(turn.operator, token);
    return await deps.runCommand(turn, await whereAsked(turn, command, deps), command);
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === "sign-in-needed") return { kind: "sign-in", problem };
    logProblem(problem, turn, { log: deps.log, command: command.kind });
    return { kind: "problem", problem };
  }
}

/** A problem leaves the card as it is, so that a passing fault can be pressed again and a stranger changes nothing. */
function answerNow(turn: Turn, answer: Answer, deps: PressDeps): InvokeAnswer {
  if (answer.kind === "sign-in") return { status: 200, body: loginRequest(answer.problem, deps) };
  if (answer.kind === "problem") return messageAnswer(problemSentence(answer.problem, turn));
  const { reply } = answer;
  if (staysElsewhere(turn, reply, deps)) {
    return {
      ...messageAnswer("Going on in your personal chat with me."),
      afterwards: () => deps.deliver.reply(turn, reply),
    };
  }
  return {
    ...cardAnswer(reply.card),
    afterwards: async () => {
      // Told to everyone before the work begins, so that no later state can be overtaken by this one.
      await show(turn, reply, deps);
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
    const reply = answer.kind === "problem" ? problemReply(answer.problem, turn) : answer.reply;
    if (staysElsewhere(turn, reply, deps)) return deps.deliver.reply(turn, reply);
    await show(turn, reply, deps);
    await reply.afterwards?.();
  };
  return { ...cardAnswer(lookingUpCard({ asked: "…" })), afterwards: follow };
}

function staysElsewhere({ shared }: Turn, { personal }: Reply, { cardsInSharedConversations }: PressDeps): boolean {
  return shared && personal && !cardsInSharedConversations;
}

/** The pressed message in its new state, for everyone. That Teams can't be told must not stop what was confirmed. */
async function show(turn: Turn, { card, batchId }: Reply, { conversations, deliver, log }: PressDeps): Promise<void> {
  const pressed = messageOf(turn);
  if (!pressed) return;
  try {
    if (batchId !== undefined) await conversations.attach(batchId, "card", pressed);
    await deliver.update(pressed, card);
  } catch (err) {
    log.error({ reference: turn.reference, err }, "pressed card could not be updated");
  }
}

function messageOf({ address, activity }: Turn): MessageAddress | undefined {
  return activity.replyToId === undefined ? undefined : { ...address, activityId: activity.replyToId };
}

function pressIn(value: unknown): { verb: unknown; data: unknown; token: unknown } {
  const { action, authentication } = asRecord(value);
  const { verb, data } = asRecord(action);
  return { verb, data, token: asRecord(authentication)["token"] };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
