import { createHash } from "node:crypto";
import { registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, type LocalMicrosoft, query } from "../local-microsoft.ts";

export const redirectUri = "http://localhost:2/auth/callback";
const verifier = "a".repeat(43);
const challenge = createHash("sha256").update(verifier).digest("base64url");

/** The browser half and the token half of a sign-in by authorization code. */
export interface SignInPage {
  /** What the authorize page answers; Olivia is hinted unless said. An empty value leaves the parameter out. */
  open(more?: Readonly<Record<string, string>>, tenantId?: string): Promise<Answer>;
  /** Where it leads straight away; throws what the page says where it doesn't. */
  goneBack(more?: Readonly<Record<string, string>>, tenantId?: string): Promise<URLSearchParams>;
  /** Follows a link of a page by its words. */
  follow(page: Answer, words: string): Promise<Answer>;
  redeem(code: string | null | undefined, more?: Readonly<Record<string, string>>, tenantId?: string): Promise<Answer>;
}

export function aSignInPage(microsoft: LocalMicrosoft): SignInPage {
  const scope = (): string => `${microsoft.graphUrl}/User.Read.All openid profile offline_access`;
  const open: SignInPage["open"] = async (more = {}, tenantId = tenantIds.contoso) => {
    const options = {
      ...{ client_id: registrations.graphAppId, response_type: "code", redirect_uri: redirectUri, scope: scope() },
      ...{ state: "s", nonce: "n", login_hint: "olivia@northwind.example" },
      ...{ code_challenge: challenge, code_challenge_method: "S256", ...more },
    };
    const kept = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ""));
    return await microsoft.send(`${microsoft.pageUrl}/${tenantId}/oauth2/v2.0/authorize${query(kept)}`);
  };
  return {
    open,
    async goneBack(more, tenantId) {
      return backIn(await open(more, tenantId));
    },
    async follow(page, words) {
      const found = linksOf(page).find((link) => link.words.includes(words));
      if (!found) throw new Error(`No link "${words}" on: ${textOf(page)}`);
      const url = new URL(found.href, microsoft.pageUrl);
      if (url.origin === new URL(redirectUri).origin) return { status: 302, headers: { location: url.href }, body: {} };
      return await microsoft.send(url.href);
    },
    redeem: async (code, more = {}, tenantId = tenantIds.contoso) =>
      await microsoft.token(
        {
          ...{ grant_type: "authorization_code", code: code ?? "", redirect_uri: redirectUri },
          ...{ code_verifier: verifier, scope: scope(), ...more },
        },
        tenantId,
      ),
  };
}

/** The query of the redirect an answer is. */
export function backIn(answer: Answer): URLSearchParams {
  if (answer.status !== 302) throw new Error(`${answer.status}: ${textOf(answer)}`);
  return new URL(String(answer.headers["location"])).searchParams;
}

/** The words of a page, without tags. */
export function textOf(answer: Answer): string {
  const html = typeof answer.body["text"] === "string" ? answer.body["text"] : JSON.stringify(answer.body);
  return unescaped(html.replace(/<style>[^]*<\/style>/, "").replace(/<[^>]*>/g, " "));
}

function linksOf(page: Answer): { href: string; words: string }[] {
  const html = String(page.body["text"]);
  return [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(([, href = "", words = ""]) => ({
    href: unescaped(href),
    words: unescaped(words),
  }));
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
