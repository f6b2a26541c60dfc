/** The data folder can't be made, entered or written to. */
export class DataDirUnusable extends Error {
  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The data folder ${folder} can't be used (${why}). Make it writable, or set another DATA_DIR.`, { cause });
    this.name = "DataDirUnusable";
  }
}
