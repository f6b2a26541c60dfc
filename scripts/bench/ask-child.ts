import { fork } from "node:child_process";

/** To the child: do this. */
export interface AskMessage {
  readonly id: number;
  readonly verb: string;
  readonly argument: unknown;
}

/** From the child: done, or why not. Id 0: it is ready. */
export interface AnswerMessage {
  readonly id: number;
  readonly value?: unknown;
  readonly failed?: string;
}

export interface Child {
  readonly ask: (verb: string, argument: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts a module as a child and talks with it by messages. Rejects where the child ends before it is ready. */
export async function startChild(module: string, args: readonly string[]): Promise<Child> {
  const child = fork(module, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<unknown>();
  open.set(0, ready);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      for (const { reject } of open.values()) reject(new Error(`${module} ended.`));
      resolve();
    });
  });
  child.on("message", ({ id, value, failed }: AnswerMessage) => {
    if (failed === undefined) open.get(id)?.resolve(value);
    else open.get(id)?.reject(new Error(failed));
    open.delete(id);
  });
  await ready.promise;
  let last = 0;
  return {
    ask: (verb, argument) => {
      last += 1;
      const answer = Promise.withResolvers<unknown>();
      open.set(last, answer);
      child.send({ id: last, verb, argument } satisfies AskMessage);
      return answer.promise;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
