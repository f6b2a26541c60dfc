import { randomUUID } from "node:crypto";
import { findTenant } from "../directory/find-user.ts";
import type { Tenant } from "../directory/world.ts";
import type { Asker, Exchange, Reply } from "../http-service.ts";
import { answerAdminConsent } from "./admin-consent.ts";
import { answerAuthorize } from "./authorize.ts";
import { basicCredentials } from "./basic-credentials.ts";
import { instanceDiscovery, openIdConfiguration } from "./discovery.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal, refusalReply } from "./entra-refusal.ts";
import { refusalPage } from "./refusal-page.ts";
import { answerTokenRequest, isBotFrameworkTenant } from "./token-endpoint.ts";

type Answer = (request: { tenant: Tenant; exchange: Exchange; query: URLSearchParams }) => Reply | Promise<Reply>;

/** The endpoints under `/{tenant}` that programs ask. */
function programEndpoints(parts: EntraParts): Readonly<Record<string, Answer>> {
  return {
    "/v2.0/.well-known/openid-configuration": ({ tenant }) => openIdConfiguration(parts.addresses(), tenant.id),
    "/discovery/v2.0/keys": () => ({ status: 200, body: parts.mint.jwks }),
    "/oauth2/v2.0/token": async ({ tenant, exchange }) => await token(parts, tenant, exchange),
  };
}

/** Those that a person opens in a browser. */
function pages(parts: EntraParts): Readonly<Record<string, Answer>> {
  return {
    "/oauth2/v2.0/authorize": ({ tenant, exchange, query }) =>
      answerAuthorize(parts, tenant, { path: pathOf(exchange), query }),
    "/v2.0/adminconsent": ({ tenant, exchange, query }) =>
      answerAdminConsent(parts, tenant, { method: exchange.method, path: pathOf(exchange), query }),
  };
}

/** True for the address of a page, which is served over plain http too, so that no browser warns. */
export function isPagePath(url: string): boolean {
  return /^\/[^/?]+\/(?:oauth2\/v2\.0\/authorize|v2\.0\/adminconsent)(?:\?|$)/.test(url);
}

/** Who asks, as far as the log may know. */
export function identify(parts: EntraParts, exchange: Exchange): Asker {
  const tenant = tenantOf(parts, exchange.path);
  const form = new URLSearchParams(exchange.body);
  const grant = form.get("grant_type");
  const caller = form.get("client_id") ?? basicCredentials(exchange)?.clientId;
  return {
    ...(tenant ? { tenantId: tenant.id } : {}),
    ...(caller === undefined ? {} : { caller }),
    ...(grant === null ? {} : { grant }),
  };
}

/** Entra's answer; a refusal is JSON to a program and a page to a person. */
export async function answer(parts: EntraParts, exchange: Exchange): Promise<Reply> {
  try {
    return await route(parts, exchange);
  } catch (error) {
    if (!(error instanceof EntraRefusal)) throw error;
    if (isPagePath(exchange.path)) return refusalPage(error);
    const sent = exchange.headers["client-request-id"];
    return refusalReply(error, typeof sent === "string" ? sent : randomUUID(), parts.now());
  }
}

async function route(parts: EntraParts, exchange: Exchange): Promise<Reply> {
  const endpoint = `/${pathOf(exchange).split("/").slice(2).join("/")}`;
  if (endpoint === "/discovery/instance") return instanceDiscovery(parts.addresses().entra, parts.world.homeTenantId);
  const tenant = tenantOf(parts, exchange.path);
  if (!tenant) throw new EntraRefusal(90002);
  const found = { ...programEndpoints(parts), ...pages(parts) }[endpoint];
  if (!found) return { status: 404, body: { error: "not_found", error_description: "Entra has no such endpoint." } };
  const query = new URLSearchParams(exchange.path.split("?")[1]);
  return await found({ tenant, exchange, query });
}

function pathOf({ path }: Exchange): string {
  return path.split("?")[0] ?? "";
}

function tenantOf(parts: EntraParts, path: string): Tenant | undefined {
  const name = path.split("/")[1] ?? "";
  return findTenant(parts.world, isBotFrameworkTenant(name) ? parts.world.homeTenantId : name);
}

async function token(parts: EntraParts, tenant: Tenant, exchange: Exchange): Promise<Reply> {
  if (exchange.method !== "POST") throw new EntraRefusal(900561);
  const form = new URLSearchParams(exchange.body);
  return { status: 200, body: await answerTokenRequest(parts, { tenant, form, basic: basicCredentials(exchange) }) };
}
