import { startEmulator } from "../../emulator/start-emulator.ts";
import type { AnswerMessage, AskMessage } from "./ask-child.ts";
import { createStandInVerbs } from "./stand-in-verbs.ts";

/** The stand-in in a process of its own, driven by messages of its parent. The argument: a folder for its keys. */
const [folder = ""] = process.argv.slice(2);
const botEndpoint = { url: "http://127.0.0.1:1/api/messages" };
const emulator = await startEmulator({
  folder,
  ports: { page: 0, entra: 0, graph: 0 },
  botEndpoint: () => botEndpoint.url,
});
const verbs = new Map<string, (argument: never) => unknown>(Object.entries(createStandInVerbs(emulator, botEndpoint)));

process.on("message", ({ id, verb, argument }: AskMessage) => {
  const answer = async () => await verbs.get(verb)?.(argument as never);
  answer().then(
    (value) => {
      send({ id, value });
    },
    (error: unknown) => {
      send({ id, failed: error instanceof Error ? error.message : String(error) });
    },
  );
});
process.on("disconnect", () => process.exit());
send({ id: 0 });

function send(message: AnswerMessage): void {
  process.send?.(message);
}
