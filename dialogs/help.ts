import { helpCard } from "../cards/help-card.ts";
import { noticeCard } from "../cards/notice-card.ts";
import { problemCard } from "../cards/problem-card.ts";
import type { CommandOf } from "../core/command.ts";
import type { Dialogs } from "./dialog.ts";

type Unreadable = Exclude<CommandOf<"unreadable">["why"], "forged">;

const unreadable: Record<Unreadable, { title: string; text: string }> = {
  "too-long": { title: "That is too long", text: "A command has at most 2,000 characters. Nothing was looked up." },
  "too-many-people": {
    title: "That is too many people at once",
    text: "At most 25 names in one command. For more, paste their addresses or object ids, or drop a CSV file. Nothing was looked up.",
  },
  "list-empty": {
    title: "The list is empty",
    text: "No address and no object id stands in it. Nothing was looked up.",
  },
  "list-without-header": {
    title: "What are these columns?",
    text: "The first line must name them: userPrincipalName or objectId, and if you like customer, reason, ticket. Nothing was looked up.",
  },
  "list-too-many": {
    title: "That is too many people at once",
    text: "A list has at most 10,000 people. Nothing was looked up.",
  },
  "file-several": { title: "One file at a time", text: "Send each list by itself. Nothing was looked up." },
  "file-too-big": { title: "The file is too big", text: "A list has at most 1 MB. Nothing was looked up." },
  "file-elsewhere": {
    title: "I don't open files from there",
    text: "Attach the file to a message in this chat, so that it lies in your OneDrive. Nothing was looked up.",
  },
  "file-unreachable": {
    title: "The file can't be read",
    text: "Microsoft did not hand it over. Send it again in a moment. Nothing was looked up.",
  },
  "file-not-text": { title: "I can't read this file", text: "Send a CSV file: plain text. Nothing was looked up." },
  "nobody-named": {
    title: "Whose MFA?",
    text: 'Write a name of at least two letters, an address or an object id: "reset MFA for alice@contoso.com".',
  },
};

/** What can be said here, and what could not be read. */
export function createHelpDialogs(): Pick<Dialogs, "help" | "unreadable"> {
  return {
    help: ({ operator }, { said, nearest }) =>
      Promise.resolve({
        card: helpCard({
          operatorName: operator.name,
          ...(said !== undefined && { said }),
          ...(nearest !== undefined && { nearest }),
        }),
        personal: false,
      }),
    unreadable: (_asked, { why }) => {
      const card =
        why === "forged" ? problemCard({ code: "card-unknown", reference: "" }) : noticeCard(unreadable[why]);
      return Promise.resolve({ card, personal: false });
    },
  };
}
