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
    text: "At most 25 people in one command. Nothing was looked up.",
  },
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
