import { z } from "zod";
import type { Cloud } from "../../core/cloud.ts";
import { sameId } from "../../core/directory/people.ts";

/** Why a request to /api/messages was refused: for the log; the caller learns only a status. */
export interface Refusal {
  readonly status: 400 | 401 | 403;
  readonly why: string;
}

const tenantId = z.string().optional();
const shape = z.object({
  type: z.string().min(1),
  channelId: z.string(),
  serviceUrl: z.string(),
  from: z.object({ id: z.string(), aadObjectId: z.string().optional() }),
  conversation: z.object({ id: z.string(), tenantId }),
  channelData: z.object({ tenant: z.object({ id: tenantId }).optional() }).optional(),
});

/**
 * What botbuilder does not check (facts/identity.md §6): the issuer before the emulator path can see the token, the
 * service address against the cloud's list, the tenant, the channel. Undefined: it may go on to the adapter.
 */
export function checkActivity(
  request: { authorization: string | undefined; body: unknown },
  { cloud, homeTenantId }: { cloud: Cloud; homeTenantId: string },
): Refusal | undefined {
  const issuer = issuerOf(request.authorization);
  if (issuer !== cloud.botTokenIssuer) return { status: 401, why: "not a token of the channel" };
  const parsed = shape.safeParse(request.body);
  if (!parsed.success) return { status: 400, why: "not an activity" };
  const activity = parsed.data;
  if (activity.channelId !== "msteams") return { status: 403, why: "not from Teams" };
  if (!isAllowedService(activity.serviceUrl, cloud.serviceUrls))
    return { status: 403, why: "service address not allowed" };
  return isOfTenant(activity, homeTenantId) ? undefined : { status: 403, why: "tenant not served" };
}

/** Every place in which Teams names the tenant names this one, and one of them does. */
function isOfTenant({ conversation, channelData }: z.infer<typeof shape>, homeTenantId: string): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  return named.length > 0 && named.every((id) => sameId(id, homeTenantId));
}

/** The issuer as the token claims it, unverified: only good for refusing early. */
function issuerOf(authorization: string | undefined): unknown {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization ?? "")?.[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>)["iss"] : undefined;
  } catch {
    return undefined;
  }
}

/** Compared as parsed addresses, so that `https://allowed@evil` or `…/teams/../x` can't pass as a prefix. */
export function isAllowedService(serviceUrl: string, prefixes: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return false;
  return prefixes
    .map((prefix) => new URL(prefix))
    .some((prefix) => url.origin === prefix.origin && isUnder(url, prefix));
}

const isUnder = (url: URL, prefix: URL): boolean => `${url.pathname}/`.replace(/\/+$/, "/").startsWith(prefix.pathname);
