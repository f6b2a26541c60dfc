import { randomUUID } from "node:crypto";
import type { Exchange, Reply } from "../http-service.ts";

/** What Teams tells a bot that may store a file. */
export interface UploadInfo {
  readonly contentUrl: string;
  readonly name: string;
  readonly uploadUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

export interface StoredFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface FileUploads {
  /** A session in which one file can be written into the drive at this address, piece by piece, without a sign-in. */
  open(drive: string, name: string): UploadInfo;
  answer(exchange: Exchange): Reply;
  /** Undefined: not there, or not written to its end. */
  readonly stored: (uniqueId: string) => StoredFile | undefined;
}

interface Session {
  readonly name: string;
  readonly uniqueId: string;
  readonly until: number;
  readonly pieces: Buffer[];
}

const lifetimeMs = 15 * 60 * 1000;
/** OneDrive wants every piece but the last in multiples of this. */
const pieceOf = 320 * 1024;

const refused = (status: number, code: string): Reply => ({ status, body: { error: { code } } });

/** OneDrive's upload sessions as a bot meets them: pieces in order, each once, and over with the last one. */
export function createFileUploads(now: () => Date): FileUploads {
  const sessions = new Map<string, Session>();
  const files = new Map<string, StoredFile>();
  return {
    open(drive, name) {
      const [id, uniqueId] = [randomUUID(), randomUUID()];
      sessions.set(id, { name, uniqueId, until: now().getTime() + lifetimeMs, pieces: [] });
      return {
        contentUrl: `${drive}/Documents/Applications/MFA%20Reset%20Desk/${encodeURIComponent(name)}`,
        ...{ name, uniqueId, fileType: name.split(".").at(-1)?.toLowerCase() ?? "" },
        uploadUrl: `${drive}/_api/v2.0/drive/items/uploadSession?guid=${id}`,
      };
    },
    answer(exchange) {
      const id = new URL(exchange.path, "https://localhost").searchParams.get("guid") ?? "";
      const session = sessions.get(id);
      if (exchange.method !== "PUT") return { status: 405 };
      // The address is the key: Microsoft refuses whoever shows a token as well.
      if (exchange.headers.authorization !== undefined) return refused(401, "unauthenticated");
      if (!session || session.until < now().getTime()) return refused(404, "itemNotFound");
      const taken = takePiece(session, exchange);
      if (taken !== "last") return taken;
      sessions.delete(id);
      const content = Buffer.concat(session.pieces);
      files.set(session.uniqueId, { name: session.name, content });
      return { status: 201, body: { id: session.uniqueId, name: session.name, size: content.length } };
    },
    stored: (uniqueId) => files.get(uniqueId),
  };
}

function takePiece({ pieces, until }: Session, { headers, bytes }: Exchange): Reply | "last" {
  const range = rangeIn(headers["content-range"]);
  if (!range || range.length !== bytes.length) return refused(400, "invalidRange");
  const { from, to, size } = range;
  if (from !== pieces.reduce((sum, piece) => sum + piece.length, 0)) return refused(416, "invalidRange");
  const isLast = to + 1 === size;
  if (!isLast && bytes.length % pieceOf !== 0) return refused(400, "fragmentLengthInvalid");
  pieces.push(bytes);
  return isLast ? "last" : goOn(to + 1, until);
}

/** Undefined: none that could be. */
function rangeIn(header = "") {
  const [from = 0, to = 0, size = 0] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(header) ?? []).slice(1).map(Number);
  return to < size ? { from, to, size, length: to - from + 1 } : undefined;
}

function goOn(next: number, until: number): Reply {
  const body = { expirationDateTime: new Date(until).toISOString(), nextExpectedRanges: [`${next}-`] };
  return { status: 202, body };
}
