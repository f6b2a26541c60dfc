import { roles } from "../../../core/access/roles.ts";

/** A Graph in which every request takes one round: all that are under way are answered together, and the rounds are counted. */
export class GraphInRounds {
  mostUnderWay = 0;
  readonly #people: number;
  readonly #tenantIds: readonly string[];
  #requests = 0;
  #waiting: (() => void)[] = [];

  /** So many people in each of these tenants. */
  constructor(people: number, tenantIds: readonly string[]) {
    this.#people = people;
    this.#tenantIds = tenantIds;
  }

  readonly fetch: typeof fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    this.#requests += 1;
    await new Promise<void>((answer) => this.#waiting.push(answer));
    return Response.json(this.#answer(url));
  };

  /** Runs the work to its end, round by round. */
  async run<T>(
    work: () => Promise<T>,
  ): Promise<{ readonly value: T; readonly rounds: number; readonly requests: number }> {
    const before = this.#requests;
    let rounds = 0;
    const state = { running: true };
    const done = work().finally(() => {
      state.running = false;
    });
    // Unhandled for a moment only: it is awaited below.
    done.catch(() => undefined);
    while (state.running) {
      await this.#settled();
      if (this.#waiting.length > 0) rounds += 1;
      this.mostUnderWay = Math.max(this.mostUnderWay, this.#waiting.length);
      for (const answer of this.#waiting.splice(0)) answer();
    }
    return { value: await done, rounds, requests: this.#requests - before };
  }

  /** Until nobody begins another request: several turns of the event loop without one. */
  async #settled(): Promise<void> {
    for (let seen = -1, quiet = 0; quiet < 10; quiet += 1) {
      await new Promise(setImmediate);
      if (this.#requests !== seen) quiet = 0;
      seen = this.#requests;
    }
  }

  /** Every customer gives the desk's group one role; relationships come in pages of 300. */
  #delegated(url: URL): unknown {
    if (url.pathname.endsWith("/accessAssignments")) {
      const accessContainer = { accessContainerId: "desk", accessContainerType: "securityGroup" };
      return { value: [{ status: "active", accessContainer, accessDetails }] };
    }
    if (url.pathname.endsWith("Customers")) return { value: this.#tenantIds.map((tenantId) => ({ tenantId })) };
    const from = Number(url.searchParams.get("$skiptoken") ?? 0);
    const some = this.#tenantIds.slice(from, from + 300);
    const next = from + 300 < this.#tenantIds.length && `${url.origin}${url.pathname}?$skiptoken=${from + 300}`;
    const value = some.map((tenantId) => ({
      id: `of-${tenantId}`,
      status: "active",
      customer: { tenantId },
      accessDetails,
    }));
    return { value, ...(next && { "@odata.nextLink": next }) };
  }

  #answer(url: URL): unknown {
    if (url.pathname.endsWith("transitiveMemberOf")) return { value: memberships };
    if (url.pathname.includes("/tenantRelationships/")) return this.#delegated(url);
    if (url.pathname.includes("/identityGovernance/")) return { value: [] };
    const from = Number(url.searchParams.get("$skiptoken") ?? 0);
    const next = `${url.origin}${url.pathname}?$skiptoken=${from + 10}`;
    const value = Array.from({ length: 10 }, (_, n) => person(from + n));
    return { value, "@odata.nextLink": next, ...(from === 0 && { "@odata.count": this.#people }) };
  }
}

const role = roles["Authentication Administrator"];
const memberships = [
  { "@odata.type": "#microsoft.graph.directoryRole", id: "role", roleTemplateId: role },
  { "@odata.type": "#microsoft.graph.group", id: "desk" },
];
const accessDetails = { unifiedRoles: [{ roleDefinitionId: role }] };

function person(n: number) {
  const userPrincipalName = `person-${n}@example.com`;
  return { id: `p${n}`, displayName: `Person ${n}`, userDisplayName: `Person ${n}`, userPrincipalName };
}
