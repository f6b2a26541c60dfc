import type { PageView } from "./page.ts";

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface ConsentedPage {
  readonly status: 200 | 400;
  readonly view: PageView;
}

/**
 * What an administrator reads after Entra's approval page. Anybody can make this address up, so nothing follows from it: a tenant is
 * shown by its id only (a name would tell strangers who the customers are), and what counts is what Entra says when it is asked.
 */
export function consentedPage(query: URLSearchParams): ConsentedPage {
  if (query.has("error")) return { status: 400, view: refused };
  const approved = query.getAll("admin_consent").join().toLowerCase() === "true";
  return approved ? { status: 200, view: done(query.getAll("tenant").join()) } : { status: 400, view: nothing };
}

function done(tenant: string): PageView {
  const where = guid.test(tenant) ? `in the tenant ${tenant.toLowerCase()}` : "in a tenant";
  const text = `Entra reports that an administrator has approved MFA Reset Desk ${where}: signed-in helpdesk operators may act there, with their own roles only. Next, somebody of the helpdesk types "customers" to the bot in Teams and presses "Check again". You can close this window.`;
  return { title: "Approved", text, mood: "done" };
}

const refused: PageView = {
  title: "Not approved",
  text: "Entra reports that MFA Reset Desk was not approved, so nothing has changed. It takes an administrator of that tenant who may approve apps for everybody there. The link can be opened again at any time.",
  mood: "trouble",
};

const nothing: PageView = {
  title: "Nothing was approved here",
  text: 'This page follows an approval at Entra. Its link stands in Teams: type "customers" to the bot.',
  mood: "trouble",
};
