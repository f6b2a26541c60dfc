import { z } from "zod";
import { noticeCard } from "../../cards/notice-card.ts";
import { asProblem } from "../../core/problem.ts";
import type { MakeBulkFile } from "../../dialogs/bulk-file.ts";
import type { ConversationStore, MessageAddress } from "../../services/conversations/conversation-store.ts";
import type { Log } from "../log.ts";
import { logProblem, problemReply } from "../run-command.ts";
import { asMessage } from "../sending/as-message.ts";
import type { Connector } from "../sending/connector.ts";
import { type StoredFile, storedMessage } from "../sending/file-messages.ts";
import type { UploadFile } from "../sending/upload-file.ts";
import type { Turn } from "../turn.ts";
import type { Invoke } from "./invoke.ts";

const text = z.string().max(4000);
const said = z.discriminatedUnion("action", [
  z.object({ action: z.literal("decline") }),
  z.object({
    action: z.literal("accept"),
    context: z.object({ batchId: z.string().max(64) }),
    uploadInfo: z.object({ uploadUrl: text, contentUrl: text, name: text, uniqueId: text, fileType: text }),
  }),
]);

export interface FileConsentDeps {
  readonly makeBulkFile: MakeBulkFile;
  readonly uploadFile: UploadFile;
  readonly conversations: Pick<ConversationStore, "firstSight">;
  readonly connector: Pick<Connector, "update">;
  readonly now: () => Date;
  readonly log: Log;
}

/** The answer to "may I store this file?". Its card becomes the file, or says what became of it; a second answer changes nothing. */
export function createFileConsent(deps: FileConsentDeps): Invoke {
  return async (turn) => {
    const { address, activity } = turn;
    const answer = said.safeParse(activity.value).data;
    // Only a message that the bot wrote into this chat can be changed: elsewhere the update below fails.
    const asked = activity.replyToId;
    if (!answer || asked === undefined || turn.shared) return { status: 400 };
    const first = await deps.conversations.firstSight(address.conversationId, `file consent ${asked}`, deps.now());
    if (!first) return { status: 200 };
    const message: MessageAddress = { ...address, activityId: asked };
    return { status: 200, afterwards: async () => deps.connector.update(message, await become(turn, answer, deps)) };
  };
}

async function become(turn: Turn, answer: z.infer<typeof said>, deps: FileConsentDeps): Promise<object> {
  if (answer.action === "decline") {
    return notice("Not stored", 'Nothing was put into your OneDrive. "Result as CSV" shows it as text.');
  }
  try {
    return await store(turn.operator, answer, deps);
  } catch (error) {
    const problem = asProblem(error);
    logProblem(problem, turn, { log: deps.log, command: "fileConsent/invoke" });
    return asMessage(problemReply(problem, turn).card);
  }
}

/** Made anew, for who says yes now: it may be another day, and another right. */
async function store(
  operator: Turn["operator"],
  { context, uploadInfo }: { readonly context: { readonly batchId: string }; readonly uploadInfo: Uploading },
  { makeBulkFile, uploadFile }: FileConsentDeps,
): Promise<object> {
  const file = await makeBulkFile({ operator, ...context });
  const stored = file && (await uploadFile(uploadInfo.uploadUrl, file.content));
  if (stored === true) return storedMessage(uploadInfo);
  return notice(
    "The file could not be stored",
    'Your OneDrive did not take it. Press "Result as a file" once more, or use "Result as CSV".',
  );
}

interface Uploading extends StoredFile {
  readonly uploadUrl: string;
}

const notice = (title: string, words: string) => asMessage(noticeCard({ title, text: words }));
