let listening = false;

/** A signal ends this process as `process.exit` does, so that what is registered for its exit takes everything along that it started. */
export function exitOnSignals(): void {
  if (listening) return;
  listening = true;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      process.exit(130);
    });
  }
}
