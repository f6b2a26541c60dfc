import { isIPv6 } from "node:net";

/**
 * Whose request it is, for counting. `trustedProxies`: how many proxies of ours stand in front; each adds the address it saw to
 * `X-Forwarded-For`, and whatever stands before those could be made up. Of IPv6 the network (/64) counts: one person has all of it.
 */
export function addressOf(
  { socketAddress, forwardedFor }: { socketAddress: string | undefined; forwardedFor: string | undefined },
  trustedProxies: number,
): string {
  const seen = [...(forwardedFor ?? "").split(",").map((one) => one.trim()), socketAddress ?? ""].filter(
    (one) => one !== "",
  );
  const address = seen.at(-1 - trustedProxies) ?? seen[0] ?? "unknown";
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIPv6(mapped) ? networkOf(mapped) : mapped;
}

/** The first four of eight groups, `::` written out. */
function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = (part: string | undefined) => (part ? part.split(":") : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail)].slice(0, 4).join(":");
}
