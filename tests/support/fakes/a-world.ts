import type { OperatorStanding, TargetStanding } from "../../../core/access/standing.ts";
import type { Operator, Target } from "../../../core/directory/people.ts";
import { Problem, type ProblemCode } from "../../../core/problem.ts";
import type { Method, MethodKind, MethodsReading, PreferredMethod } from "../../../core/reset/method.ts";
import type { RemovalAnswer, StepTrouble } from "../../../core/reset/outcome.ts";
import type { ReadDirectory } from "../../../services/directory/read-directory.ts";
import type { OpenTenant, ReadDelegated, TenantAccess } from "../../../services/tenants/open-tenant.ts";
import { home } from "../builders/people.ts";
import { removeAsGraph } from "./remove-as-graph.ts";

/** What the world knows of one person; a test changes it in place. */
export interface Someone {
  readonly target: Target;
  methods: Method[];
  preferred: PreferredMethod;
  standing: TargetStanding;
  hardwareUnreadable?: NonNullable<MethodsReading["hardwareUnreadable"]>;
  /** Reading the methods fails with this. */
  unreadable?: ProblemCode;
  /** The account was deleted. */
  gone?: boolean;
}

/** Tenants in the terms of the domain: who lives there, what the operator is, what was done. Unexpected calls throw. */
export class World {
  readonly people = new Map<string, Someone>();
  /** Tenants that can be opened. */
  readonly tenants = new Set<string>([home.tenantId]);
  /** Opening one of them fails with this, or never ends. */
  readonly shut = new Map<string, ProblemCode | "slow">();
  /** Which tenants were opened, in order. */
  readonly opened: string[] = [];
  /** Which of them with a new token. */
  readonly fresh: string[] = [];
  /** What the home tenant tells about delegated administration. */
  delegated: Partial<ReadDelegated> = {};
  operator: OperatorStanding = { groups: [] };
  /** Opening the tenant fails with this. */
  closed?: ProblemCode;
  /** How often the tenant still opens; after that it asks for a sign-in. */
  doors = Infinity;
  /** What the views read; a test sets what it needs. */
  directory: Partial<ReadDirectory> = {};
  revokeFails = false;
  /** What was read and done, in order: "read alice", "delete mobile-phone of alice". */
  readonly done: string[] = [];
  /** Who hears of pauses in the tenant opened last. */
  paused: ((ms: number) => void) | undefined;
  /** What is asked there right before a change leaves. */
  mayGoOn: (() => Promise<void>) | undefined;
  /** Entra wants a sign-in before one of this kind can be removed. */
  removalNeedsSignIn?: MethodKind;
  /** While a removal waits at Microsoft's word, before it leaves. */
  duringPause: () => void = () => undefined;
  /** Before each removal is answered. */
  beforeRemoval: (kind: MethodKind) => void = () => undefined;
  readonly #answers = new Map<MethodKind, RemovalAnswer[]>();

  has(target: Target, methods: Method[] = [], preferred: PreferredMethod = "none"): Someone {
    const standing = { entraRoles: [], groups: [], inRoleAssignableGroup: false };
    const someone: Someone = { target, methods, preferred, standing };
    this.people.set(target.objectId, someone);
    return someone;
  }

  /** The next removals of this kind are refused so, whatever the rules say. */
  refuses(kind: MethodKind, ...troubles: StepTrouble[]): void {
    this.#answers.set(
      kind,
      troubles.map((trouble) => ({ kind: "refused", trouble, graphRequestId: `no-${kind}` })),
    );
  }

  removals(): string[] {
    return this.done.filter((one) => /^(?:delete|deactivate) /.test(one));
  }

  readonly openTenant: OpenTenant = (_operator: Operator, tenantId, { fresh = false, paused, mayGoOn } = {}) => {
    this.paused = paused;
    this.mayGoOn = mayGoOn;
    this.opened.push(tenantId);
    if (fresh) this.fresh.push(tenantId);
    if (this.shut.get(tenantId) === "slow") return new Promise(() => undefined);
    const why = this.#whyShut(tenantId);
    if (why) return Promise.reject(new Problem(why));
    if (!this.tenants.has(tenantId)) throw new Error(`Unexpected tenant ${tenantId}`);
    return Promise.resolve(this.#access(tenantId));
  };

  #whyShut(tenantId: string): ProblemCode | undefined {
    const there = this.shut.get(tenantId);
    if (this.closed ?? there) return this.closed ?? (there === "slow" ? undefined : there);
    return this.doors-- > 0 ? undefined : "sign-in-needed";
  }

  #someone(objectId: string): Someone {
    const someone = this.people.get(objectId);
    if (!someone) throw new Error(`Unexpected person ${objectId}`);
    return someone;
  }

  #find(tenantId: string, matches: (target: Target) => boolean, search: string): Promise<Target[]> {
    this.done.push(`find ${search}`);
    const there = [...this.people.values()].filter(({ gone, target }) => gone !== true && target.tenantId === tenantId);
    return Promise.resolve(there.map(({ target }) => target).filter(matches));
  }

  #access(tenantId: string): TenantAccess {
    const find = (matches: (target: Target) => boolean, search: string) => this.#find(tenantId, matches, search);
    return {
      tenantId,
      people: {
        byId: async (objectId) => (await find((target) => target.objectId === objectId, objectId))[0],
        byAddress: (address) => find(({ userPrincipalName }) => userPrincipalName === address, address),
        byName: (name) => find(({ displayName }) => displayName.toLowerCase().startsWith(name.toLowerCase()), name),
      },
      directory: {
        page: () => Promise.resolve({ rows: [], count: 0 }),
        details: () => Promise.resolve(undefined),
        registrations: () => Promise.resolve({ kind: "report", rows: [] }),
        ...this.directory,
      },
      delegated: {
        ...noDelegation,
        ...this.delegated,
      },
      standings: {
        ofOperator: () => Promise.resolve(this.operator),
        ofTarget: (objectId) => Promise.resolve(this.#someone(objectId).standing),
      },
      methods: {
        read: (objectId) => this.#read(objectId),
        remove: async (objectId, { action, method }) => {
          if (method.kind === this.removalNeedsSignIn) throw new Problem("sign-in-needed");
          this.duringPause();
          await this.mayGoOn?.();
          this.done.push(`${action} ${method.kind} of ${objectId}`);
          this.beforeRemoval(method.kind);
          const next = this.#answers.get(method.kind)?.shift();
          return next ?? removeAsGraph(this.#someone(objectId), { action, method });
        },
        changeDefault: (objectId, preferred) => {
          this.done.push(`default of ${objectId} becomes ${preferred}`);
          this.#someone(objectId).preferred = preferred;
          return Promise.resolve({ kind: "removed", graphRequestId: "default-1" });
        },
      },
      revokeSessions: (objectId) => {
        this.done.push(`revoke ${objectId}`);
        return this.revokeFails ? Promise.reject(new Problem("graph-forbidden")) : Promise.resolve({});
      },
    };
  }

  #read(objectId: string): Promise<MethodsReading> {
    this.done.push(`read ${objectId}`);
    const { methods, preferred, hardwareUnreadable, unreadable } = this.#someone(objectId);
    if (unreadable) return Promise.reject(new Problem(unreadable));
    const why = hardwareUnreadable === undefined ? {} : { hardwareUnreadable };
    return Promise.resolve({ methods: [...methods], preferred, ...why });
  }
}

const unexpected = () => Promise.reject(new Error("Unexpected question about delegated administration"));
const noDelegation: ReadDelegated = {
  customers: unexpected,
  delegations: unexpected,
  assignments: unexpected,
  eligibleGroups: unexpected,
  tenantOfDomain: unexpected,
};
