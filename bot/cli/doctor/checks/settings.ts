import { type Config, readConfig } from "../../../settings/config.ts";
import type { Environment } from "../../read-env.ts";
import { type Check, fail, pass } from "../check.ts";

export interface SettingsWish {
  readonly env: Environment;
  /** Takes the settings where they are good. */
  readonly keep: (config: Config) => void;
}

/** Every fault of the settings at once, as the bot itself would refuse them. */
export const settings: Check<SettingsWish> = {
  title: "Settings",
  run({ env, keep }) {
    try {
      const config = readConfig(env);
      keep(config);
      return Promise.resolve(pass(`complete, for ${config.PUBLIC_URL} in the cloud ${config.cloud.name}`));
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      return Promise.resolve(fail(says, "Correct them: .env.example explains each. The bot does not start like this."));
    }
  },
};
