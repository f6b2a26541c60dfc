import type { Tenant } from "../directory/world.ts";
import type { Reply } from "../http-service.ts";
import { escaped, pageFrame } from "./page-frame.ts";

export interface AccountChoice {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

export interface AccountPage {
  readonly title: string;
  /** Above the accounts, as HTML. */
  readonly lead: string;
  readonly accounts: readonly AccountChoice[];
  /** The address of the page itself: a picked account comes back to it as `picked`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Where Cancel leads. */
  readonly cancel: string;
}

/** "Pick an account": links, so that it works without a script; any other account of the directory by its address. */
export function accountPage(page: AccountPage): Reply {
  const { accounts, path, query } = page;
  const items = accounts.map((account) => {
    const href = `${path}?${withOption(query, "picked", account.id).toString()}`;
    return `<li><a class="account" data-account="${escaped(account.id)}" href="${escaped(href)}">${escaped(account.displayName)}<small>${escaped(account.userPrincipalName)}</small></a></li>`;
  });
  const kept = [...withoutChoice(query)].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return pageFrame({
    status: 200,
    title: page.title,
    main: `${page.lead}
<ul>
${items.join("\n")}
</ul>
<form method="get" action="${escaped(path)}">
${kept.join("")}
<label for="other">Use another account</label>
<input type="text" id="other" name="picked" autocomplete="off" placeholder="someone@example.com">
<button type="submit">Next</button>
</form>
<p><a href="${escaped(page.cancel)}">Cancel</a></p>`,
  });
}

/** The lead of a sign-in: where to. */
export function signInLead({ displayName }: Tenant): string {
  return `<p>to sign in to <strong>${escaped(displayName)}</strong></p>`;
}

function withoutChoice(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => name !== "picked"));
}

function withOption(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = withoutChoice(query);
  changed.set(name, value);
  return changed;
}
