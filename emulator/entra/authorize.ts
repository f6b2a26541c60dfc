import { randomUUID } from "node:crypto";
import { findUser } from "../directory/find-user.ts";
import type { DirectoryUser, Tenant } from "../directory/world.ts";
import type { Reply } from "../http-service.ts";
import { type AccountChoice, accountPage, signInLead } from "./account-page.ts";
import { admit, type Entry } from "./admit.ts";
import { type AskedClaims, askedClaims } from "./asked-claims.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import { refusalPage } from "./refusal-page.ts";
import { requestedScopes } from "./requested-scopes.ts";
import { trustedReturn } from "./trusted-return.ts";

interface Asking {
  readonly parts: EntraParts;
  readonly tenant: Tenant;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The redirect address with `state`, and what is added. */
  readonly back: (result: Readonly<Record<string, string>>) => string;
}

/**
 * `GET /{tenant}/oauth2/v2.0/authorize`. Who is named by `login_hint` is taken for signed in already, with a second factor, unless
 * `prompt` asks for more; else the page asks who. What the person can't enter is shown; with `prompt=none` it goes back as an error.
 * A fault before the redirect address is trusted is thrown.
 */
export function answerAuthorize(
  parts: EntraParts,
  tenant: Tenant,
  { path, query }: Pick<Asking, "path" | "query">,
): Reply {
  const back = trustedReturn(parts, query);
  const asking: Asking = { parts, tenant, path, query, back };
  try {
    checkRequest(query);
    requestedScopes(query.get("scope") ?? "", parts.addresses().graph);
    const claims = askedClaims(query.get("claims"));
    const user = whoSignsIn(asking);
    if (!user) return unknownPerson(asking);
    return enter(asking, user, claims);
  } catch (error) {
    if (!(error instanceof EntraRefusal)) throw error;
    return redirect(back(errorOf(error)));
  }
}

function checkRequest(query: URLSearchParams): void {
  const needed = ["scope", "code_challenge"];
  if (query.get("response_type") !== "code" || !["query", null].includes(query.get("response_mode"))) {
    throw new EntraRefusal(900144);
  }
  if (query.get("code_challenge_method") !== "S256") throw new EntraRefusal(9002325);
  if (!/^[\w-]{43}$/.test(query.get("code_challenge") ?? "")) throw new EntraRefusal(9002325);
  if (needed.some((name) => (query.get(name) ?? "") === "")) throw new EntraRefusal(900144);
}

/** The one picked on the page; else whoever the browser is signed in as, where that is enough. */
function whoSignsIn({ parts, query }: Asking): DirectoryUser | undefined {
  const home = parts.world.tenants.get(parts.world.homeTenantId);
  const picked = query.get("picked");
  if (picked !== null) return home && findUser(home, picked);
  const mustAsk = ["login", "select_account"].includes(query.get("prompt") ?? "");
  return mustAsk ? undefined : home && findUser(home, query.get("login_hint") ?? "");
}

function unknownPerson(asking: Asking): Reply {
  const { parts, tenant, path, query, back } = asking;
  if (query.get("prompt") === "none") throw new EntraRefusal(50058);
  if (query.has("picked")) return refusalPage(new EntraRefusal(50034), back(cancelled()));
  return accountPage({
    title: "Pick an account",
    lead: signInLead(tenant),
    accounts: choices(parts, query.get("login_hint")),
    path,
    query,
    cancel: back(cancelled()),
  });
}

/** The people of the chat page, the hinted one first. */
function choices({ world }: EntraParts, hint: string | null): AccountChoice[] {
  const home = world.tenants.get(world.homeTenantId);
  const hinted = home && findUser(home, hint ?? "");
  const known = world.people.filter(({ id }) => id !== hinted?.id);
  return hinted ? [hinted, ...known] : [...known];
}

function enter({ parts, tenant, query, back }: Asking, user: DirectoryUser, claims: AskedClaims): Reply {
  const nonce = query.get("nonce");
  const signIn = { userId: user.id, withMfa: true, contexts: claims.contexts, ...(nonce === null ? {} : { nonce }) };
  const entry: Entry = { tenant, signIn, scope: query.get("scope") ?? "", ...claims };
  const refusal = refusalOf(parts, entry);
  if (refusal && query.get("prompt") === "none") throw refusal;
  if (refusal) return refusalPage(refusal, back(cancelled()));
  const code = parts.grants.issueCode({
    ...signIn,
    tenantId: tenant.id,
    redirectUri: query.get("redirect_uri") ?? "",
    codeChallenge: query.get("code_challenge") ?? "",
  });
  return redirect(back({ code, session_state: randomUUID() }));
}

function refusalOf(parts: EntraParts, entry: Entry): EntraRefusal | undefined {
  try {
    admit(parts, entry);
    return undefined;
  } catch (error) {
    if (error instanceof EntraRefusal) return error;
    throw error;
  }
}

/** A silent request is answered in the words of OpenID Connect. */
function errorOf(refusal: EntraRefusal): Record<string, string> {
  return { error: refusal.redirectError, error_description: refusal.message };
}

function cancelled(): Record<string, string> {
  return { ...errorOf(new EntraRefusal(65004)), error_subcode: "cancel" };
}

function redirect(location: string): Reply {
  return { status: 302, headers: { location } };
}
