import { peopleIds } from "../../emulator/seed/contoso.ts";
import type { Helpdesk } from "./start-helpdesk.ts";

/** What a browser does between the sign-in link and the page it ends with: follows, and keeps cookies. */
export interface ABrowser {
  /** From a sign-in link through Entra's page as this person, to the last page. */
  signIn(link: string, who: keyof typeof peopleIds): Promise<Visited>;
  /** The same, up to the address that Entra sends the browser back to, which is not opened. */
  backFrom(link: string, who: keyof typeof peopleIds): Promise<string>;
  /** One request, cookies included; nothing is followed. */
  visit(url: string): Promise<Visited>;
  /** Where the last sign-in was sent to at Entra. */
  atEntra(): string;
  /** The six digits on a page. */
  codeIn(page: Visited): string;
  readonly cookies: Map<string, string>;
}

export interface Visited {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads. */
  readonly location: string;
}

export function aBrowser(desk: Helpdesk): ABrowser {
  const cookies = new Map<string, string>();
  const visit = async (url: string): Promise<Visited> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: cookie === "" ? {} : { cookie } });
    for (const set of response.headers.getSetCookie()) keep(cookies, set);
    const { status, headers } = response;
    return { url, status, headers, text: await response.text(), location: headers.get("location") ?? "" };
  };
  let sentTo = "";
  const backFrom = async (link: string, who: keyof typeof peopleIds): Promise<string> => {
    const started = await visit(atBot(desk, link));
    if (started.status !== 302) throw new Error(`The link does not lead to Entra: ${started.text}`);
    sentTo = started.location;
    const atEntra = new URL(started.location);
    const person = desk.microsoft.people.find(({ id }) => id === peopleIds[who]);
    atEntra.searchParams.set("picked", person?.userPrincipalName ?? "");
    const asked = await visit(atEntra.href);
    const decided = asked.status === 200 ? await visit(accountLink(asked, peopleIds[who])) : asked;
    if (decided.status !== 302) throw new Error(`Entra does not let ${who} in: ${decided.text}`);
    return atBot(desk, decided.location);
  };
  return {
    cookies,
    atEntra: () => sentTo,
    visit,
    backFrom,
    async signIn(link, who) {
      const back = await backFrom(link, who);
      return visit(back);
    },
    codeIn: ({ text }) => /data-code="(\d{6})"/.exec(text)?.[1] ?? "",
  };
}

/** Of the page that asks who signs in, the link of one account; the page itself where there is none. */
function accountLink({ url, text }: Visited, id: string): string {
  const href = new RegExp(`data-account="${id}" href="([^"]*)"`).exec(text)?.[1] ?? url;
  return new URL(href.replaceAll("&#38;", "&"), url).href;
}

/** The bot's public address, as this run has it. */
function atBot(desk: Helpdesk, url: string): string {
  const { pathname, search } = new URL(url);
  return `${desk.botUrl}${pathname}${search}`;
}

function keep(cookies: Map<string, string>, set: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
  if (/Max-Age=0/i.test(set)) cookies.delete(name);
  else cookies.set(name, value);
}
