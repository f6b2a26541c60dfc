import { type Activity, CardFactory } from "botbuilder";
import { signInCard } from "../cards/sign-in-card.ts";
import { type Operator, sameId } from "../core/directory/people.ts";
import type { Problem } from "../core/problem.ts";
import type { SignInLinks } from "../services/sign-in/sign-in-links.ts";

export interface SignInPlace {
  readonly operator: Operator;
  /** Where the command waits. */
  readonly conversationId: string;
}

/** How a person is asked to sign in, by what stands in the way. */
export interface SignInCards {
  /** Can the Teams client answer it by itself? Only in the home tenant, and only where Entra demands nothing more. */
  isSilent(problem: Problem): boolean;
  message(place: SignInPlace, problem: Problem): Promise<Partial<Activity>>;
  /** The answer to a press: the client gets a token and presses again by itself. For silent sign-ins only. */
  loginRequest(place: SignInPlace): Promise<object>;
  /** "Sign in to Contoso first": what a press reads where the sign-in is not silent. */
  sentence(problem: Problem): string;
}

export interface SignInCardsDeps {
  readonly links: SignInLinks;
  readonly homeTenantId: string;
  /** Of the customers that are served. */
  readonly customerName: (tenantId: string) => string | undefined;
  readonly newId: () => string;
}

export function createSignInCards(deps: SignInCardsDeps): SignInCards {
  const { links, homeTenantId, customerName, newId } = deps;
  const tenantOf = ({ context }: Problem) => context.tenantId ?? homeTenantId;
  const nameOf = (problem: Problem) => customerName(tenantOf(problem)) ?? "this customer";
  const isSilent = (problem: Problem) =>
    problem.context.claims === undefined && sameId(tenantOf(problem), homeTenantId);
  const oauth = async (place: SignInPlace) =>
    oauthCard(await links({ ...place, tenantId: homeTenantId }), { id: newId() });
  const own = async (place: SignInPlace, problem: Problem) => {
    const { claims } = problem.context;
    const link = await links({ ...place, tenantId: tenantOf(problem), ...(claims !== undefined && { claims }) });
    return signInCard({ customerName: nameOf(problem), link, stronger: claims !== undefined });
  };
  return {
    isSilent,
    async message(place, problem) {
      const attachment = isSilent(problem) ? await oauth(place) : CardFactory.adaptiveCard(await own(place, problem));
      return { type: "message", attachments: [attachment] };
    },
    async loginRequest(place) {
      const { content } = await oauth(place);
      return { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value: content };
    },
    sentence: (problem) => `Sign in to ${nameOf(problem)} first: the card for it is in your personal chat with me.`,
  };
}

/**
 * The card of Teams' single sign-on: each signed-in client answers it with an invoke `signin/tokenExchange` of its own; the link is
 * for those that can't. No OAuth connection stands behind it: the bot exchanges the token itself (facts/identity.md §1.1, C).
 */
function oauthCard(link: string, exchange: { id: string }) {
  const text = "The bot works with your own rights. Sign in once; your command goes on by itself.";
  const card = CardFactory.oauthCard("", "Sign in", text, link, exchange);
  return { ...card, content: { ...(card.content as object), connectionName: "single-sign-on" } };
}
