import type { Chat } from "./chat.ts";
import type { MessageView } from "./message-view.ts";

export interface Awaited {
  readonly read: () => readonly MessageView[];
  readonly fits: (message: MessageView) => boolean;
  readonly timeoutMs: number;
}

/** Looks again at every event, never by polling. Rejects with the messages that are there. */
export function waitForMessage(chat: Chat, { read, fits, timeoutMs }: Awaited): Promise<MessageView> {
  const { promise, resolve, reject } = Promise.withResolvers<MessageView>();
  const look = () => {
    const found = read().findLast(fits);
    if (found !== undefined) resolve(found);
  };
  const unsubscribe = chat.subscribe(look);
  const timer = setTimeout(() => {
    const there = read().map(
      (one) =>
        `${one.from.name}: ${JSON.stringify(one.attachments.length > 0 ? one.attachments : one.text).slice(0, 400)}`,
    );
    reject(new Error(`No such message within ${timeoutMs} ms. There is:\n${there.join("\n")}`));
  }, timeoutMs);
  look();
  return promise.finally(() => {
    clearTimeout(timer);
    unsubscribe();
  });
}
