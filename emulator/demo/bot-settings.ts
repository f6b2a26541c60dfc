import { join } from "node:path";
import type { Emulator } from "../start-emulator.ts";
import type { DataFolder } from "./data-folder.ts";
import { demoAccess } from "./demo-access.ts";
import { registrationSettings } from "./registration-settings.ts";

/** The bot's whole configuration for the local cloud; the files it names are written into the data folder. */
export function botSettings(
  { registrations, cloud, caPath }: Emulator,
  data: DataFolder,
  port: number,
): Record<string, string> {
  return {
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: `http://localhost:${port}`,
    LOG_LEVEL: "info",
    ...registrationSettings(registrations),
    TOKEN_CACHE_KEY: data.secret("token-cache-key"),
    ACCESS_FILE: data.write("access.json", demoAccess),
    DATA_DIR: join(data.path, "bot"),
    CLOUD: data.write("cloud.json", cloud),
    NODE_EXTRA_CA_CERTS: caPath,
  };
}
