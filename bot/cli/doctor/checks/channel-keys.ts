import { ask, jsonOf, saidOf } from "../ask.ts";
import { type Check, fail, pass } from "../check.ts";
import type { Installation } from "../installation.ts";

const todo = "Let this machine reach the Bot Framework's addresses (proxy, firewall), or correct CLOUD.";

/** The keys with which the channel signs what it sends; without them every message is refused. */
export const channelKeys: Check<Installation> = {
  title: "Channel keys",
  async run({ config: { cloud }, fetch }) {
    const metadata = await ask(fetch, cloud.botOpenIdMetadataUrl);
    const address = jsonOf(metadata)?.["jwks_uri"];
    if (typeof address !== "string") return fail(`${cloud.botOpenIdMetadataUrl}: ${saidOf(metadata)}`, todo);
    const keys = await ask(fetch, address);
    const list = jsonOf(keys)?.["keys"];
    const endorsed = Array.isArray(list) ? list.filter(isForTeams).length : 0;
    if (endorsed === 0) return fail(`${address}: ${saidOf(keys)}, and no key endorsed for Teams`, todo);
    return pass(`keys endorsed for Teams: ${endorsed}`);
  },
};

function isForTeams(key: unknown): boolean {
  const { endorsements } = key as { endorsements?: unknown };
  return Array.isArray(endorsements) && endorsements.includes("msteams");
}
