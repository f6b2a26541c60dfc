const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a redirect address is one of the registration's. The match is exact; of a loopback address the port is ignored, as RFC 8252 has it. */
export function isRegistered(registered: readonly string[], redirectUri: string | null): redirectUri is string {
  if (redirectUri === null || !URL.canParse(redirectUri)) return false;
  return registered.some((one) => one === redirectUri || isSameButForPort(one, redirectUri));
}

function isSameButForPort(registered: string, given: string): boolean {
  const [one, other] = [new URL(registered), new URL(given)];
  if (!loopback.has(one.hostname)) return false;
  one.port = "";
  other.port = "";
  return one.href === other.href;
}
