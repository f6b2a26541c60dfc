import { fileAddress } from "../intake/file-address.ts";
import type { Log } from "../log.ts";

/** Stores bytes behind an address that Teams gave for them; false: it did not come to it. Never throws, never sends a token. */
export type UploadFile = (address: string, content: Uint8Array) => Promise<boolean>;

/** OneDrive takes pieces in multiples of 320 KiB. */
const pieceBytes = 2 * 320 * 1024;
const longestMs = 20_000;

export interface UploadDeps {
  /** Of the cloud record; nothing else is written to, and no redirect is followed. */
  readonly hosts: readonly string[];
  readonly fetch: typeof fetch;
  readonly timeout: (ms: number) => AbortSignal;
  readonly log: Log;
}

/** Piece by piece, as an upload session wants it. The address itself opens the session: it is not written down. */
export function createUploadFile({ hosts, fetch, timeout, log }: UploadDeps): UploadFile {
  return async (address, content) => {
    const url = fileAddress(address, hosts);
    if (!url) {
      log.warn("file not stored: its host is not the cloud's");
      return false;
    }
    const size = content.byteLength;
    for (let from = 0; from < size; from += pieceBytes) {
      const to = Math.min(from + pieceBytes, size);
      const range = `bytes ${from}-${to - 1}/${size}`;
      const wanted = to === size ? [200, 201] : [202];
      const got = await put(fetch, url, { body: content.slice(from, to), range, signal: timeout(longestMs) });
      if (!wanted.includes(got.status)) {
        log.warn({ host: url.host, ...got }, "file not stored");
        return false;
      }
    }
    return true;
  };
}

async function put(
  send: typeof fetch,
  url: URL,
  { body, range, signal }: { body: Uint8Array<ArrayBuffer>; range: string; signal: AbortSignal },
): Promise<{ readonly status: number; readonly err?: unknown }> {
  try {
    const headers = { "content-type": "application/octet-stream", "content-range": range };
    const response = await send(url, { method: "PUT", redirect: "manual", headers, body, signal });
    await response.body?.cancel();
    return { status: response.status };
  } catch (err) {
    return { status: 0, err };
  }
}
