import type { Customer } from "../../core/directory/people.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import type { Audit } from "../../services/audit/audit.ts";
import { createVoidPending } from "../../services/resets/confirm/void-pending.ts";
import type { TellReset } from "../../services/resets/reset-events.ts";
import { createEndSignIn, type EndSignIn } from "../../services/sign-in/end-sign-in.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import { createSweep } from "../../services/sign-in/sweep.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";
import type { Background } from "../background.ts";
import type { Log } from "../log.ts";

export interface LifecycleDeps {
  readonly store: Pick<Store, "partitions" | "preferences" | "resets">;
  readonly tokens: OperatorTokens;
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly audit: Audit;
  readonly tell: TellReset;
  readonly background: Background;
  readonly now: () => Date;
  readonly log: Log;
}

/** An operator who may no longer work here is out within fifteen minutes, a slow round included. */
const sweepEveryMs = 10 * 60 * 1000;

/** How a sign-in ends: asked for, or by the sweep. `stop` ends the rounds. */
export function composeLifecycle(deps: LifecycleDeps): { readonly endSignIn: EndSignIn; stop(): void } {
  const { store, background } = deps;
  const endSignIn = createEndSignIn({ ...deps, voidPending: createVoidPending({ ...deps, resets: store.resets }) });
  const sweep = createSweep({ ...deps, ...store, endSignIn });
  const rounds = setInterval(() => {
    background.run("sweep of operators", sweep);
  }, sweepEveryMs);
  rounds.unref();
  return {
    endSignIn,
    stop: () => {
      clearInterval(rounds);
    },
  };
}
