import { noticeCard } from "../cards/notice-card.ts";
import { routesCard } from "../cards/routes-card.ts";
import type { Customer } from "../core/directory/people.ts";
import type { NotifyHere, Notifying } from "../services/notifications/notify-here.ts";
import type { StopNotifying, Stopped } from "../services/notifications/stop-notifying.ts";
import type { Dialogs, Reply } from "./dialog.ts";

export interface NotificationVerbs {
  readonly notifyHere: NotifyHere;
  readonly stopNotifying: StopNotifying;
}

/** The talk about which channel is told of results. Said where it was asked: everybody there should know. */
export function createNotificationDialogs({
  notifyHere,
  stopNotifying,
}: NotificationVerbs): Pick<Dialogs, "notify" | "notify.stop"> {
  return {
    notify: async ({ operator, channel }, { daily, of }) => {
      if (!channel) return inAChannel("notify here");
      return notifyingReply(await notifyHere({ operator, channel, daily, ...(of && { of }) }));
    },
    "notify.stop": async ({ operator, channel }, { of }) => {
      if (!channel) return inAChannel("stop notifying");
      return stoppedReply(await stopNotifying({ operator, channel, ...(of && { of }) }));
    },
  };
}

function notifyingReply(answer: Notifying): Reply {
  switch (answer.kind) {
    case "notifying": {
      const text = 'Each reset is posted with its result, no methods and no numbers. "stop notifying" ends it.';
      return said(routesCard({ title: "Results are posted in this channel", text, routes: answer.routes }));
    }
    case "shared-channel":
      return notice(
        "Not for several customers here",
        "This channel is shared with other teams: each customer's people would read the others' results. Use a channel for each customer, or one that is not shared.",
      );
    case "not-lead":
      return onlyALead(answer.customers.map(({ name }) => name));
  }
}

function stoppedReply(answer: Stopped): Reply {
  switch (answer.kind) {
    case "stopped": {
      const { closed, left } = answer;
      const text = `No longer posted here: ${closed.map(({ customerName }) => customerName).join(", ")}.${left.length > 0 ? " Still posted here:" : ""}`;
      return said(routesCard({ title: "Stopped", text, routes: left }));
    }
    case "nothing-to-stop":
      return notice("There was nothing to stop", "No results of that kind are posted in this channel.");
    case "not-lead":
      return onlyALead(answer.customers.map(({ name }: Customer) => name));
  }
}

function onlyALead(customers: readonly string[]): Reply {
  const whose = customers.length > 0 ? ` of ${customers.join(", ")}` : "";
  return notice("Only a Desk Lead can change that", `Ask a Desk Lead${whose}. Nothing was changed.`);
}

function inAChannel(sentence: string): Reply {
  return notice(
    "That is said in a channel",
    `Results are posted in channels of a team. Add MFA Reset Desk to the team, and type there: @MFA Reset Desk ${sentence}`,
  );
}

const notice = (title: string, text: string): Reply => said(noticeCard({ title, text }));

const said = (card: Reply["card"]): Reply => ({ card, personal: false });
