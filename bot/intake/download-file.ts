import type { FileFault } from "../../core/lists/people-list.ts";
import type { Log } from "../log.ts";
import { fileAddress } from "./file-address.ts";

/** The bytes behind an address that Teams gave for a file, or why not. Never throws, never sends a token. */
export type DownloadFile = (address: string) => Promise<Uint8Array | FileFault>;

const mostBytes = 1_000_000;
const longestMs = 10_000;
const mostRedirects = 3;

export interface DownloadDeps {
  /** Of the cloud record; nothing else is opened, not by a redirect either. */
  readonly hosts: readonly string[];
  readonly timeout: (ms: number) => AbortSignal;
  readonly log: Log;
}

export function createDownloadFile({ hosts, timeout, log }: DownloadDeps): DownloadFile {
  return async (address) => {
    const signal = timeout(longestMs);
    let url = fileAddress(address, hosts);
    for (let redirects = 0; url && redirects <= mostRedirects; redirects += 1) {
      const got = await getOnce(url, signal).catch((err: unknown) => ({ err }));
      if (got instanceof Uint8Array || typeof got === "string") return got;
      if (!("to" in got)) {
        // The address itself opens the file: it is not written down.
        log.warn({ host: url.host, ...got }, "file could not be read");
        return "file-unreachable";
      }
      url = fileAddress(got.to, hosts, url);
    }
    log.warn({ host: hostOf(address) }, "file not opened: its host is not the cloud's");
    return "file-elsewhere";
  };
}

type Got = Uint8Array | FileFault | { readonly to: string } | { readonly status: number };

async function getOnce(url: URL, signal: AbortSignal): Promise<Got> {
  const response = await fetch(url, { redirect: "manual", signal });
  const { status } = response;
  if (status === 200) return await read(response);
  await response.body?.cancel();
  const to = response.headers.get("location");
  return status >= 300 && status < 400 && to !== null ? { to } : { status };
}

/** Counted while it comes: what a server says of its length proves nothing. */
async function read(response: Response): Promise<Uint8Array | FileFault> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > mostBytes) return "file-too-big";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : "no address");
