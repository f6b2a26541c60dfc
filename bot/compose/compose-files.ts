import type { MakeBulkFile } from "../../dialogs/bulk-file.ts";
import type { ConversationStore } from "../../services/conversations/conversation-store.ts";
import { createDownloadFile } from "../intake/download-file.ts";
import { createFileConsent } from "../invokes/file-consent.ts";
import type { Log } from "../log.ts";
import type { Connector } from "../sending/connector.ts";
import { createUploadFile } from "../sending/upload-file.ts";

export interface FilesDeps {
  /** Of the cloud record: where files come from and go to. */
  readonly hosts: readonly string[];
  readonly makeBulkFile: MakeBulkFile;
  readonly conversations: ConversationStore;
  readonly connector: Connector;
  readonly now: () => Date;
  readonly log: Log;
}

/** Files of personal chats: those that people send, and those that the bot stores for them. */
export function composeFiles(deps: FilesDeps) {
  const within = { ...deps, timeout: (ms: number) => AbortSignal.timeout(ms) };
  return {
    downloadFile: createDownloadFile(within),
    fileConsent: createFileConsent({ ...deps, uploadFile: createUploadFile({ ...within, fetch }) }),
  };
}
