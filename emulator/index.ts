import { Complaint } from "./demo/complaint.ts";
import { takeDataFolder } from "./demo/data-folder.ts";
import { readPort } from "./demo/read-port.ts";
import { runProgram } from "./demo/run-program.ts";
import { startEmulator } from "./start-emulator.ts";

/** `npm run emulator -- --bot http://localhost:3978/api/messages`: the stand-in alone, for a bot that is started elsewhere. */
await runProgram("npm run emulator", async () => {
  const args = process.argv.slice(2);
  const port = readPort(args, process.env["PORT"]);
  const botEndpoint = readBot(args);
  const data = await takeDataFolder(process.env["DATA_DIR"] ?? ".data");
  const emulator = await startEmulator({
    folder: data.path,
    ports: { page: port, entra: port + 2, graph: port + 3 },
    botEndpoint,
  });
  const { addresses, registrations, cloud, caPath } = emulator;
  const lines = {
    "Chat page": addresses.page,
    Entra: addresses.entra,
    Graph: addresses.graph,
    "Bot expected at": botEndpoint,
    "Cloud record (CLOUD)": data.write("cloud.json", cloud),
    "CA (NODE_EXTRA_CA_CERTS)": caPath,
    "Channel registration (MicrosoftAppId)": registrations.channelAppId,
    "Graph registration (AZURE_CLIENT_ID)": registrations.graphAppId,
    "Home tenant": registrations.homeTenantId,
    "Secrets of both in": data.write("registrations.json", registrations),
  };
  for (const [name, value] of Object.entries(lines)) process.stdout.write(`${name}: ${value}\n`);
  return {
    failed: new Promise<never>(() => undefined),
    stop: async () => {
      await emulator.stop();
      data.release();
    },
  };
});

function readBot(args: readonly string[]): string {
  const at = args.indexOf("--bot");
  const given = (at < 0 ? undefined : args[at + 1]) ?? "http://localhost:3978/api/messages";
  if (URL.canParse(given)) return given;
  throw new Complaint(`"${given}" is no address. Say where the bot listens: --bot http://localhost:3978/api/messages.`);
}
