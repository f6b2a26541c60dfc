/** Everything that is wrong with the environment, one fault a line. Holds names of settings, never their values. */
export class ConfigFault extends Error {
  constructor(faults: readonly string[]) {
    super(["The settings can't be used:", ...faults.map((fault) => `  ✖ ${fault}`), "See .env.example."].join("\n"));
    this.name = "ConfigFault";
  }
}
