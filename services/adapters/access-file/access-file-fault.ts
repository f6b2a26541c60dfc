/** What is wrong with an access file, all of it at once, each fault with its place (`roles[0].members[1]: …`). */
export class AccessFileFault extends Error {
  readonly faults: readonly string[];

  constructor(path: string, faults: readonly string[]) {
    super(`The access file ${path} can't be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.name = "AccessFileFault";
    this.faults = faults;
  }
}
