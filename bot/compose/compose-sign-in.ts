import { randomBytes, randomInt } from "node:crypto";
import type { AuthorizationCode } from "../../services/sign-in/authorization-code.ts";
import { createFinishSignIn } from "../../services/sign-in/finish-sign-in.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import { createSignInLinks } from "../../services/sign-in/sign-in-links.ts";
import type { SignInTickets } from "../../services/sign-in/sign-in-tickets.ts";
import type { SignIns } from "../../services/sign-in/sign-ins.ts";
import { createStartSignIn } from "../../services/sign-in/start-sign-in.ts";
import { createTakeSignInCode } from "../../services/sign-in/take-sign-in-code.ts";
import { createNeedsFreshSignIn } from "../fresh-sign-in.ts";
import { createRateLimit } from "../rate-limit.ts";
import type { Config } from "../settings/config.ts";
import { createSignInCards } from "../sign-in.ts";
import { createSignInCookies } from "../web/sign-in-cookie.ts";

export interface SignInDeps {
  readonly config: Config;
  readonly identity: { readonly operatorTokens: OperatorTokens; readonly authorizationCode: AuthorizationCode };
  readonly store: { readonly tickets: SignInTickets; readonly signIns: SignIns };
  readonly customerName: (tenantId: string) => string | undefined;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Signing in: the cards that ask for it, the pages in the browser, and when it is asked for anew. */
export function composeSignIn({ config, identity, store, customerName, now, newId }: SignInDeps) {
  const { tickets, signIns } = store;
  const { authorizationCode, operatorTokens: tokens } = identity;
  const base = baseOf(config);
  const redirectUri = redirectUriOf(config);
  const newSecret = () => randomBytes(32).toString("base64url");
  const newCode = () => String(randomInt(1_000_000)).padStart(6, "0");
  const links = createSignInLinks({ tickets, newSecret, startUrl: new URL("auth/start", base).href, now });
  return {
    links,
    cards: createSignInCards({ links, homeTenantId: config.AZURE_TENANT_ID, customerName, newId }),
    takeSignInCode: createTakeSignInCode({ tickets }),
    needsFreshSignIn: createNeedsFreshSignIn({ tokens, maxAgeMs: config.SSO_MAX_AGE_MINUTES * 60_000, now }),
    routes: {
      startSignIn: createStartSignIn({ tickets, authorizationCode, newSecret, redirectUri }),
      finishSignIn: createFinishSignIn({ tickets, signIns, authorizationCode, newCode, redirectUri, now }),
      limit: createRateLimit({ perMinute: config.PAGES_PER_MINUTE, now }),
      trustedProxies: config.TRUSTED_PROXIES,
      cookies: createSignInCookies({ secure: base.startsWith("https:") }),
    },
  };
}

/** Where Entra sends a sign-in back to: it stands in the Graph registration, letter by letter. */
export function redirectUriOf(config: Pick<Config, "PUBLIC_URL">): string {
  return new URL("auth/callback", baseOf(config)).href;
}

/** Where Entra sends an administrator back to after approving: the registration's second redirect address. */
export function consentedUriOf(config: Pick<Config, "PUBLIC_URL">): string {
  return new URL("auth/consented", baseOf(config)).href;
}

function baseOf({ PUBLIC_URL: url }: Pick<Config, "PUBLIC_URL">): string {
  return url.endsWith("/") ? url : `${url}/`;
}
