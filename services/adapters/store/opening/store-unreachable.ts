/** The database server did not answer, or refused, when the program started. */
export class StoreUnreachable extends Error {
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The database of DATABASE_URL can't be used (${why}). Check the address, the account and that it runs.`, {
      cause,
    });
    this.name = "StoreUnreachable";
  }
}
