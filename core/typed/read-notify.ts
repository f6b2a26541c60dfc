import type { Command, CommandOf } from "../command.ts";
import { cleanForeign } from "../text.ts";
import { type Mention, showMarks } from "./mention-marks.ts";
import { namedGroup } from "./named-group.ts";

const whose = "(?: (?:for|about|of) (?<whose>.+?))?";
/** "notify here", "notify here daily", "notify here for Contoso": `whose` is which customers. */
const begin = new RegExp(
  `^notify(?: (?:me|us))?(?: (?:here|in this channel))?(?<early> daily)?${whose}(?<late> daily)?$`,
  "i",
);
const end = new RegExp(
  `^stop (?:notifying|notify|notifications?)(?: (?:me|us))?(?: (?:here|in this channel))?${whose}$`,
  "i",
);

const longestNames = 500;

/** The sentence as what a channel is told, or nothing when it is about something else. */
export function readNotify(text: string, mentions: readonly Mention[]): Command | undefined {
  const started = begin.exec(text);
  if (started) {
    const daily = namedGroup(started, "early") !== "" || namedGroup(started, "late") !== "";
    return { kind: "notify", daily, ...customersIn(started, mentions) };
  }
  const ended = end.exec(text);
  return ended ? { kind: "notify.stop", ...customersIn(ended, mentions) } : undefined;
}

function customersIn(said: RegExpExecArray, mentions: readonly Mention[]): Pick<CommandOf<"notify">, "of"> {
  const words = cleanForeign(showMarks(namedGroup(said, "whose"), mentions).replaceAll('"', ""), longestNames).trim();
  if (words === "" || /^(?:all|every)(?: customers?)?$/i.test(words)) return {};
  return { of: /^(?:the )?(?:selected|chosen)(?: customers?)?$/i.test(words) ? "selection" : { named: words } };
}
