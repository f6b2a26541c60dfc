import { namedGroup } from "./named-group.ts";

/** The people after "for"; "in Contoso for alice" is turned round, and a clause alone names nobody. */
export function afterConnector(rest: string): string {
  const words = rest.replace(/^[ :,]+/, "");
  const connected = /^(?:for|of)(?:$|:? +)/i.exec(words);
  if (connected) return words.slice(connected[0].length);
  const turned = /^(?<clause>(?:in|because|ticket) .+?) (?:for|of) (?<who>.+)$/i.exec(words);
  if (turned) return `${namedGroup(turned, "who")} ${namedGroup(turned, "clause")}`;
  return /^(?:in|because|ticket) /i.test(words) ? "" : words;
}
