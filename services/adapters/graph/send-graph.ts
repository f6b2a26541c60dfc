import type { Cloud } from "../../../core/cloud.ts";
import type { Operator } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { TenantBudget } from "../../tenants/tenant-budget.ts";
import type { TenantToken, TokenWish } from "../../tenants/tenant-token.ts";
import type { GraphAnswer, GraphCall, SendGraph, SendOptions } from "./graph-call.ts";
import { claimsOf } from "./graph-error.ts";
import type { GraphWatch } from "./graph-watch.ts";
import { isPaced } from "./is-paced.ts";
import type { Lanes } from "./lanes.ts";
import { sendOnce } from "./send-once.ts";
import type { WithPatience } from "./with-patience.ts";

export interface SendGraphParts {
  readonly tokens: TenantToken;
  readonly cloud: Pick<Cloud, "graphBaseUrl">;
  readonly withPatience: WithPatience;
  readonly lanes: Lanes;
  readonly budget: Pick<TenantBudget, "isHeld">;
  readonly watch?: GraphWatch | undefined;
}

/** Everything one operator sends in one tenant: a token asked for anew at every try, one silent answer to a challenge. */
export function createSendGraph(parts: SendGraphParts, operator: Operator, tenantId: string): SendGraph {
  return async (call, options) => {
    const first = await patiently(call, options, {});
    if (!isChallenge(first)) return first;
    const claims = claimsOf(first);
    // Once, silently: Entra may already know enough of this sign-in (facts/identity.md §1.5).
    const second = await patiently(call, options, claims === undefined ? { forceRefresh: true } : { claims });
    if (!isChallenge(second)) return second;
    const asked = claimsOf(second) ?? claims;
    throw new Problem("sign-in-needed", { tenantId, ...(asked !== undefined && { claims: asked }) });
  };

  function patiently(
    call: GraphCall,
    { patience, priority = "interactive", signal, paused, mayGoOn }: SendOptions,
    wish: TokenWish,
  ): Promise<GraphAnswer> {
    const cancel = signal ? { signal } : {};
    let due = wish;
    const hearing = paused ? { paused } : {};
    const task = { tenantId, patience, priority, paced: isPaced(call), ...cancel, ...hearing };
    return parts.withPatience(task, async () => {
      const accessToken = await tokenOrSilence(due);
      if (accessToken === undefined) return { status: 0, headers: new Headers(), body: undefined };
      // The token that answers a challenge is in the cache from here on.
      due = {};
      const { graphBaseUrl } = parts.cloud;
      const send = async () => {
        // The token and the lane may have taken a while since its turn came.
        if (await parts.budget.isHeld(tenantId)) return undefined;
        if (call.method !== "GET") await mayGoOn?.();
        return await sendOnce(call, { graphBaseUrl, accessToken, ...cancel });
      };
      const answer = await parts.lanes.run(operator, send, priority);
      if (answer) parts.watch?.answered(call, answer.status);
      return answer;
    });
  }

  /** Entra out of reach is as passing as Graph out of reach. */
  async function tokenOrSilence(wish: TokenWish): Promise<string | undefined> {
    try {
      return (await parts.tokens(operator, tenantId, wish)).accessToken;
    } catch (error) {
      if (error instanceof Problem && error.code === "graph-unreachable") return undefined;
      throw error;
    }
  }
}

function isChallenge(answer: GraphAnswer): boolean {
  return answer.status === 401 || (answer.status === 403 && claimsOf(answer) !== undefined);
}
