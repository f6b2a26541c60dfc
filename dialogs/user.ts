import { excludedCard } from "../cards/excluded-card.ts";
import { noticeCard } from "../cards/notice-card.ts";
import type { CommandOf } from "../core/command.ts";
import { Problem } from "../core/problem.ts";
import type { Asked, Reply } from "./dialog.ts";
import type { ListWish } from "./list.ts";
import { userReply } from "./user-reply.ts";
import { summaryFor, type ViewVerbs } from "./view-verbs.ts";

/** "user alice": the details of the one person meant, or a list to pick from. */
export async function openUser(
  verbs: ViewVerbs,
  asked: Asked,
  { wanted, inCustomer, pick }: CommandOf<"user"> & { pick: (asked: Asked, wish: ListWish<never>) => Promise<Reply> },
): Promise<Reply> {
  const { operator } = asked;
  const found = await verbs.findPerson({ operator, wanted, ...(inCustomer !== undefined && { inCustomer }) });
  switch (found.kind) {
    case "one": {
      const { tenantId, objectId } = found.target;
      return userReply(await verbs.showUser.open({ ...asked, tenantId, objectId }), verbs.now());
    }
    case "several":
      return pick(asked, { search: found.asked, customers: found.customers });
    case "nobody":
      return { card: excludedCard({ ...found, act: "details" }), personal: true };
    case "too-many":
      return {
        card: noticeCard({ title: "One person at a time", text: "Details are shown of one person." }),
        personal: true,
      };
  }
}

/** A tab, or one of the actions under both. */
export async function pressUser(
  verbs: ViewVerbs,
  asked: Asked,
  { viewId, action }: CommandOf<"user.press">,
): Promise<Reply> {
  if (action.do === "tab") {
    return userReply(await verbs.showUser.press({ ...asked, viewId, tab: action.tab }), verbs.now());
  }
  const { state } = await verbs.findView({ ...asked, viewId });
  if (state.kind !== "user") throw new Problem("card-unknown");
  return summaryFor(verbs, asked, { act: action.act, people: [state], from: viewId });
}
