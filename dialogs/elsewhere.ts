import { elsewhereCard } from "../cards/elsewhere-card.ts";
import { excludedCard } from "../cards/excluded-card.ts";
import { noticeCard } from "../cards/notice-card.ts";
import type { FindPerson } from "../services/directory/find-person.ts";
import type { Elsewhere, ElsewhereVerbs } from "../services/history/record-elsewhere.ts";
import type { Dialogs, Reply } from "./dialog.ts";

/** The talk about what was done without this program. */
export function createElsewhereDialogs(
  verbs: ElsewhereVerbs & { readonly findPerson: FindPerson },
): Pick<Dialogs, "elsewhere" | "elsewhere.press"> {
  return {
    elsewhere: async (asked, { kind: _, act, details, ...which }) => {
      const found = await verbs.findPerson({ operator: asked.operator, ...which });
      switch (found.kind) {
        case "one":
          return reply(await verbs.open({ ...asked, target: found.target, act, details }));
        case "nobody":
          return { card: excludedCard({ ...found, act: "details" }), personal: true };
        case "several":
          return notice("Who was it?", "Several people have that name. Say it again with the address.");
        case "too-many":
          return notice("One person at a time", "What was done elsewhere is recorded person by person.");
      }
    },
    "elsewhere.press": async (asked, { viewId, said }) => {
      if (said) return reply(await verbs.record({ ...asked, viewId }, said));
      const shown = await verbs.show({ ...asked, viewId });
      if (shown.state.recordedAt !== undefined) return reply(shown);
      return notice("Nothing was recorded", "Type the command again when it is done.");
    },
  };
}

function reply(elsewhere: Elsewhere): Reply {
  return { card: elsewhereCard(elsewhere), personal: true };
}

function notice(title: string, text: string): Reply {
  return { card: noticeCard({ title, text }), personal: true };
}
