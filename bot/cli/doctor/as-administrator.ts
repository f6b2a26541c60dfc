import { servedCustomers } from "../../../core/access/find-access.ts";
import { homeOf } from "../../compose/compose-identity.ts";
import { fail, skip } from "./check.ts";
import { openDesk } from "./desk.ts";
import type { Installation } from "./installation.ts";
import { otherCustomers } from "./other-customers.ts";
import { protectedAccounts } from "./protected-accounts.ts";
import { readAccess } from "./read-access.ts";
import { type Found, runChecks } from "./run-checks.ts";
import { signInAs } from "./sign-in-as.ts";
import { tenantChecks } from "./tenant-checks.ts";
import type { Visit } from "./visit.ts";

export interface AdministratorGround {
  /** For the person at the terminal, such as a link. */
  readonly say: (text: string) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly tell: (found: Found) => void;
}

/**
 * Signs an administrator in on the bot's own page and reads once of each kind in every tenant that is served: the same services as
 * the bot's, nothing app-only, nothing written. A sign-in that was not there before is forgotten at the end.
 */
export async function examineAsAdministrator(
  installation: Installation,
  objectId: string,
  ground: AdministratorGround,
): Promise<readonly Found[]> {
  const one = (found: Found) => {
    ground.tell(found);
    return [found];
  };
  const { config, store } = installation;
  const title = "Administrator";
  const access = readAccess(config);
  if (store instanceof Error || !access) {
    return one({ title, finding: skip("needs an open store and a good access file") });
  }
  const home = homeOf(config);
  const operator = { tenantId: home.tenantId, objectId: objectId.toLowerCase(), name: "administrator" };
  const desk = await openDesk({ ...installation, store }, { access, wait: ground.wait });
  const { operatorTokens: tokens } = installation.identity;
  const wasSignedIn = await tokens.signedIn(operator);
  const signIn = signInAs(operator, { links: desk.links, tokens, now: installation.now, ...ground });
  try {
    if (!(await signIn(home.tenantId))) {
      const todo = `Open the link within ten minutes, as ${objectId}, and look at what the page says.`;
      return one({ title, finding: fail("nobody signed in", todo) });
    }
    const found: Found[] = [];
    for (const customer of servedCustomers(access, home)) {
      const visit: Visit = { desk, operator, customer, signIn };
      found.push(...(await runChecks(tenantChecks(customer), visit, ground.tell)));
    }
    const last = [...(desk.customers.length > 1 ? [otherCustomers] : []), protectedAccounts];
    return [...found, ...(await runChecks(last, { desk, operator, access }, ground.tell))];
  } finally {
    await desk.close();
    if (!wasSignedIn) await tokens.signOut(operator);
  }
}
