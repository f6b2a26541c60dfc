/** Why the program did not start, as a sentence for the person at the terminal. A stack trace only for what nobody foresaw. */
export function sayWhy(error: unknown): string {
  if (!(error instanceof Error)) return `MFA Reset Desk could not start: ${String(error)}`;
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === "EADDRINUSE") return `Port ${String(port)} is in use. Stop what uses it, or set another PORT.`;
  if (code === "EACCES") return `Port ${String(port)} may not be used by this account. Set another PORT.`;
  return foreseen.includes(error.name)
    ? error.message
    : `MFA Reset Desk could not start: ${error.stack ?? error.message}`;
}

const foreseen = [
  "ConfigFault",
  "AccessFileFault",
  "DataDirInUse",
  "DataDirUnusable",
  "SchemaUnfit",
  "StoreUnreachable",
];
