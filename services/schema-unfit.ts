/** The tables, or the account's rights on them, are not what this version needs. The message names the command that helps. */
export class SchemaUnfit extends Error {
  constructor(why: string, what: string) {
    super(`${why} ${what}`);
    this.name = "SchemaUnfit";
  }
}
