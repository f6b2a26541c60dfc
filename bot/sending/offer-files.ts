import type { RunCommand } from "../run-command.ts";
import type { Connector } from "./connector.ts";
import type { Deliver } from "./deliver.ts";
import { consentMessage } from "./file-messages.ts";

/** The same, and where an answer has a file, the question whether it may be stored follows in the operator's own chat. */
export function offerFiles(
  runCommand: RunCommand,
  {
    deliver,
    connector,
  }: { readonly deliver: Pick<Deliver, "personalChat">; readonly connector: Pick<Connector, "send"> },
): RunCommand {
  return async (turn, asked, command) => {
    const answer = await runCommand(turn, asked, command);
    if (answer.kind !== "reply" || !answer.reply.file) return answer;
    const { file, afterwards: before } = answer.reply;
    const afterwards = async () => {
      await before?.();
      const chat = await deliver.personalChat(turn.operator, turn.address.serviceUrl);
      await connector.send(chat, consentMessage(file));
    };
    return { ...answer, reply: { ...answer.reply, afterwards } };
  };
}
