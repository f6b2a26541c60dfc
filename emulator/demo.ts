import { createServer } from "node:http";
import { join } from "node:path";
import { startBot } from "./demo/bot-process.ts";
import { botSettings } from "./demo/bot-settings.ts";
import { type DataFolder, takeDataFolder } from "./demo/data-folder.ts";
import { readPort } from "./demo/read-port.ts";
import { type Running, runProgram } from "./demo/run-program.ts";
import { listenLocally } from "./listen-locally.ts";
import { type Emulator, startEmulator } from "./start-emulator.ts";

/** `npm start`: the local Microsoft 365 and, as a child against it, the bot itself. Ports: page, +1 bot, +2 Entra, +3 Graph. */
await runProgram("npm start", async (interrupted) => {
  const port = readPort(process.argv.slice(2), process.env["PORT"]);
  const data = await takeDataFolder(process.env["DATA_DIR"] ?? ".data");
  // The bot would only find out later, and in a process of its own.
  await (await listenLocally(createServer, port + 1)).stop();
  const emulator = await startEmulator({
    folder: data.path,
    ports: { page: port, entra: port + 2, graph: port + 3 },
    botEndpoint: `http://localhost:${port + 1}/api/messages`,
    botPublicUrl: `http://localhost:${port + 1}`,
  });
  return await startBeside(emulator, data, { port, interrupted });
});

async function startBeside(
  emulator: Emulator,
  data: DataFolder,
  { port, interrupted }: { port: number; interrupted: Promise<void> },
): Promise<Running> {
  const logPath = join(data.path, "bot.log");
  const bot = startBot(botSettings(emulator, data, port + 1), logPath);
  const stop = async () => {
    await bot.stop();
    await emulator.stop();
    data.release();
  };
  const ready = bot.ready(`http://127.0.0.1:${port + 1}/readyz`).then(() => {
    process.stdout.write(`Open ${emulator.addresses.page}\n${logPath}\n`);
  });
  try {
    await Promise.race([ready, interrupted]);
  } catch (error) {
    await stop();
    throw error;
  }
  ready.catch(() => undefined);
  return { failed: bot.died, stop };
}
