import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Command } from "../../core/command.ts";
import { readFile } from "../../core/typed/read-file.ts";
import type { DownloadFile } from "./download-file.ts";

const attachment = z.object({
  contentType: z.literal("application/vnd.microsoft.teams.file.download.info"),
  content: z.object({ downloadUrl: z.string() }),
});

/** The files that were sent along: where each can be read. */
export function sentFiles(activity: Activity): readonly { readonly downloadUrl: string }[] {
  return (activity.attachments ?? []).flatMap((one) => attachment.safeParse(one).data?.content ?? []);
}

/** The list in a file that was sent along, as a command; undefined: none was. Files come in personal chats only. */
export async function readSentFile(activity: Activity, download: DownloadFile): Promise<Command | undefined> {
  const [file, second] = sentFiles(activity);
  if (!file) return undefined;
  if (second) return { kind: "unreadable", why: "file-several" };
  const content = await download(file.downloadUrl);
  if (typeof content === "string") return { kind: "unreadable", why: content };
  return readFile(content, textOf(activity));
}

/** What was written beside it; a file alone comes without a text, whatever the type says. */
function textOf({ text }: { readonly text?: string }): string {
  return text ?? "";
}
