import { problemCard } from "../cards/problem-card.ts";
import type { Command, CommandKind, CommandOf } from "../core/command.ts";
import { asProblem, type Problem, type ProblemContext, problems } from "../core/problem.ts";
import { shortReference } from "../core/reference.ts";
import type { Asked, Dialogs, Reply } from "../dialogs/dialog.ts";
import type { BatchMessages, Counted } from "../services/conversations/batch-messages.ts";
import type { ReadAtPress } from "../services/resets/confirm/read-at-press.ts";
import type { Log } from "./log.ts";
import type { Turn } from "./turn.ts";

/** A dialog's answer, and how much had happened to its batch before it was asked. */
export interface Replied {
  readonly reply: Reply;
  readonly counted?: Counted | undefined;
}

/** A dialog's answer, the sign-in that stands before it, or what went wrong. */
export type Answer =
  | ({ readonly kind: "reply" } & Replied)
  | { readonly kind: "sign-in"; readonly problem: Problem }
  | { readonly kind: "problem"; readonly problem: Problem };

export type RunCommand = (turn: Turn, asked: Asked, command: Command) => Promise<Answer>;

export interface RunCommandDeps {
  readonly dialogs: Dialogs;
  readonly readAtPress: ReadAtPress;
  readonly store: { readonly batchMessages: Pick<BatchMessages, "count"> };
  readonly log: Log;
}

/** Command → dialog → card. Never throws: a problem is logged once, under the reference that people see. */
export function createRunCommand({ dialogs, readAtPress, store, log }: RunCommandDeps): RunCommand {
  return async (turn, asked, command) => {
    const { reference, operator } = turn;
    const seen = { reference, command: command.kind, operator: operator.objectId };
    try {
      if (command.kind === "reset.confirm") await readAtPress({ ...asked, ...command });
      const batchId = "batchId" in command ? command.batchId : undefined;
      const counted = batchId === undefined ? undefined : await store.batchMessages.count(batchId);
      const reply = await ask(dialogs, asked, command);
      log.info(seen, "command answered");
      return { kind: "reply", reply, ...(reply.batchId === batchId && { counted }) };
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "sign-in-needed") {
        log.info(seen, "command waits for sign-in");
        return { kind: "sign-in", problem };
      }
      logProblem(problem, turn, { log, command: command.kind });
      return { kind: "problem", problem };
    }
  };
}

/** The dialogs' record is exhaustive, so the kind finds its own dialog; TypeScript can't follow that through a union. */
function ask<K extends CommandKind>(
  dialogs: Dialogs,
  asked: Asked,
  command: CommandOf<K> & { kind: K },
): Promise<Reply> {
  return dialogs[command.kind](asked, command);
}

/** One structured line with the reference that stands on the card. Claims of a challenge are left out. */
export function logProblem(problem: Problem, turn: Turn, { log, command }: { log: Log; command: string }): void {
  const { code, context } = problem;
  const { cause, ...facts } = withoutClaims(context);
  const line = { reference: turn.reference, command, operator: turn.operator.objectId, problem: code, ...facts };
  if (code === "unexpected") log.error({ ...line, err: cause ?? problem }, "command failed");
  else log.warn({ ...line, err: cause }, "command ended in a problem");
}

/** What Entra wants of a person is theirs to know: it never stands in a log. */
function withoutClaims(context: ProblemContext): Omit<ProblemContext, "claims"> {
  return Object.fromEntries(Object.entries(context).filter(([key]) => key !== "claims"));
}

/** A problem as a card of its own. Everybody may read that the bot is not installed for somebody; the rest is the operator's. */
export function problemReply({ code, context }: Problem, { reference }: Turn): Reply {
  const { customerName } = context;
  const card = problemCard({
    code,
    reference: shortReference(reference),
    ...(customerName !== undefined && { customerName }),
  });
  return { card, personal: code !== "not-installed" };
}

/** A problem under a card that stays as it is: it can be pressed again. */
export function problemSentence({ code }: Problem, { reference }: Turn): string {
  const { title, advice } = problems[code];
  return `${title}. ${advice} Reference: ${shortReference(reference)}`;
}
