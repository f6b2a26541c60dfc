/** The address, if it is one of the cloud's file hosts: https only, no name in it; undefined: not to be opened. */
export function fileAddress(address: string, hosts: readonly string[], base?: URL): URL | undefined {
  if (!URL.canParse(address, base?.href)) return undefined;
  const url = new URL(address, base?.href);
  const plain = url.protocol === "https:" && url.username === "" && url.password === "";
  return plain && hosts.some((host) => isHost(url.host, host.toLowerCase())) ? url : undefined;
}

function isHost(host: string, allowed: string): boolean {
  return allowed.startsWith("*.") ? host.endsWith(allowed.slice(1)) && host.length >= allowed.length : host === allowed;
}
