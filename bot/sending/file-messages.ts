/** A file that the bot has for somebody: it is stored in their OneDrive if they say yes. Personal chats only. */
export interface OfferedFile {
  readonly name: string;
  readonly description: string;
  readonly bytes: number;
  /** Comes back with their answer. */
  readonly batchId: string;
}

/** Where Teams has put a file. */
export interface StoredFile {
  readonly name: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** May the bot store this? https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
export function consentMessage({ name, description, bytes, batchId }: OfferedFile): object {
  const content = { description, sizeInBytes: bytes, acceptContext: { batchId }, declineContext: { batchId } };
  return message({ contentType: "application/vnd.microsoft.teams.card.file.consent", name, content });
}

/** The stored file, to be opened. */
export function storedMessage({ name, contentUrl, uniqueId, fileType }: StoredFile): object {
  const content = { uniqueId, fileType };
  return message({ contentType: "application/vnd.microsoft.teams.card.file.info", name, contentUrl, content });
}

const message = (attachment: object) => ({ type: "message", attachments: [attachment] });
