/** What an adapter or a use case may write down. Fields carry ids and codes, never a token, a number or a name. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  /** Somebody should look at it. */
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
