import { randomUUID } from "node:crypto";
import type { Faults, Handler, RequestLog } from "../contract.ts";
import { createHttpService, type Exchange, type Reply } from "../http-service.ts";
import type { Attachment } from "./activity.ts";
import { createFileUploads, type FileUploads, type UploadInfo } from "./file-uploads.ts";

export const fileInfoType = "application/vnd.microsoft.teams.file.download.info";

/** Where the stand-in for SharePoint answers, below the address it is given. */
export const sharedFilesPath = "/personal/";

/** How long an address that needs no sign-in is good for. */
const lifetimeMs = 60 * 60 * 1000;

/** What a person puts into a message. */
export interface SentFile {
  readonly name: string;
  /** Its bytes in base64. */
  readonly content: string;
}

export interface SharedFiles {
  /** Keeps the file in the person's OneDrive; the attachment that tells the bot of it, as Teams writes it. */
  share(userPrincipalName: string, file: SentFile): Attachment;
  /** A session in which a bot may write one file into the person's OneDrive. */
  openUpload(userPrincipalName: string, name: string): UploadInfo;
  readonly stored: FileUploads["stored"];
  readonly handler: Handler;
}

interface Kept {
  readonly content: Buffer;
  readonly until: number;
}

/** Files that people sent, each behind an address of its own that opens without a sign-in, for a while. */
export function createSharedFiles(parts: {
  /** E.g. `https://localhost:4003`. */
  readonly origin: string;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly now: () => Date;
}): SharedFiles {
  const { origin, log, faults, now } = parts;
  const kept = new Map<string, Kept>();
  const uploads = createFileUploads(now);
  const driveOf = (userPrincipalName: string) => `${origin}${sharedFilesPath}${folderOf(userPrincipalName)}`;
  const answer = (exchange: Exchange): Reply => {
    const { method, path } = exchange;
    if (path.includes("/uploadSession")) return uploads.answer(exchange);
    const file = kept.get(new URL(path, origin).searchParams.get("tempauth") ?? "");
    if (method !== "GET") return { status: 405 };
    if (!file || file.until < now().getTime()) return { status: 401, body: "401 UNAUTHORIZED" };
    return { status: 200, headers: { "content-type": "application/octet-stream" }, body: file.content };
  };
  return {
    share(userPrincipalName, { name, content }) {
      const [uniqueId, tempauth] = [randomUUID(), randomUUID()];
      kept.set(tempauth, { content: Buffer.from(content, "base64"), until: now().getTime() + lifetimeMs });
      const drive = driveOf(userPrincipalName);
      const query = new URLSearchParams({ UniqueId: uniqueId, Translate: "false", tempauth, ApiVersion: "2.0" });
      return {
        contentType: fileInfoType,
        contentUrl: `${drive}/Documents/Microsoft%20Teams%20Chat%20Files/${encodeURIComponent(name)}`,
        name,
        content: {
          downloadUrl: `${drive}/_layouts/15/download.aspx?${query.toString()}`,
          uniqueId,
          fileType: name.split(".").at(-1)?.toLowerCase() ?? "",
        },
      };
    },
    openUpload: (userPrincipalName, name) => uploads.open(driveOf(userPrincipalName), name),
    stored: uploads.stored,
    handler: createHttpService({
      service: "files",
      log,
      faults,
      now,
      latencyMs: () => 0,
      identify: () => Promise.resolve({}),
      answer: (exchange) => Promise.resolve(answer(exchange)),
      faultBody: (status) => `${status}`,
    }),
  };
}

const folderOf = (userPrincipalName: string) => userPrincipalName.toLowerCase().replace(/[^a-z0-9]/g, "_");
