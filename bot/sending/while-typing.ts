import type { ConversationAddress } from "../../services/conversations/conversation-store.ts";
import type { Connector } from "./connector.ts";

/** Does the work; where that takes long, people see that the bot is typing, and never after the work has ended. */
export type WhileTyping = <T>(to: ConversationAddress, work: () => Promise<T>) => Promise<T>;

/** Whoever reads is not sooner there. */
const slowMs = 500;

/** `later`: acts after so many milliseconds, unless what it returns is called before. */
export function createWhileTyping(
  connector: Pick<Connector, "typing">,
  later: (ms: number, act: () => void) => () => void,
): WhileTyping {
  return async (to, work) => {
    let said: Promise<void> | undefined;
    const cancel = later(slowMs, () => {
      said = connector.typing(to).catch(() => undefined);
    });
    try {
      return await work();
    } finally {
      cancel();
      await said;
    }
  };
}
