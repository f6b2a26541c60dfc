import type { LoggedRequest, RequestLog } from "./contract.ts";

/** What was asked of the stand-in, in the order of the answers. It keeps the newest 20,000, so that a demo can run for weeks. */
export function createRequestLog(): RequestLog {
  const kept = 20_000;
  let entries: LoggedRequest[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > kept * 1.1) entries = entries.slice(-kept);
    },
    all: () => [...entries],
    clear() {
      entries = [];
    },
  };
}
