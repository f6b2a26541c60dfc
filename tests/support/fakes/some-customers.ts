import type { OperatorStanding } from "../../../core/access/standing.ts";
import type { Customer, Operator, Target } from "../../../core/directory/people.ts";
import { Problem, type ProblemCode } from "../../../core/problem.ts";
import type { ReadDirectory, RegistrationsPage } from "../../../services/directory/read-directory.ts";
import type { OpenTenant, TenantAccess } from "../../../services/tenants/open-tenant.ts";
import { home } from "../builders/people.ts";
import { aTarget } from "../builders/resets.ts";

/** The home tenant and more customers, each with so many people; records what was asked where. */
export class SomeCustomers {
  readonly customers: readonly Customer[];
  readonly people = new Map<string, Target[]>();
  operator: OperatorStanding = { groups: ["desk"] };
  /** Through delegated administration, by tenant. */
  readonly entraRoles = new Map<string, readonly string[]>();
  /** What a customer answers every question with. */
  readonly trouble = new Map<string, ProblemCode | "never">();
  readonly report = new Map<string, Extract<RegistrationsPage, { kind: "without-report" }>["why"]>();
  /** Links given out so far are known no longer. */
  expired = false;
  /** Who cannot be read method by method. */
  readonly shielded = new Set<string>();
  readonly asked: string[] = [];

  constructor(...counts: readonly number[]) {
    this.customers = counts.map((count, index) => {
      const customer = index === 0 ? home : { tenantId: `tenant-${index}`, name: `Customer ${index}`, home: false };
      this.people.set(customer.tenantId, peopleOf(customer, count));
      return customer;
    });
  }

  readonly openTenant: OpenTenant = (_operator: Operator, tenantId) => {
    this.asked.push(`open ${tenantId}`);
    return Promise.resolve({
      tenantId,
      directory: this.#directory(tenantId),
      standings: {
        ofOperator: () => Promise.resolve(this.operator),
        ofTarget: () => Promise.resolve({ entraRoles: [], groups: [], inRoleAssignableGroup: false }),
      },
      methods: {
        read: async (objectId: string) => {
          await this.#question(tenantId, `read ${objectId}`);
          if (this.shielded.has(objectId)) throw new Problem("graph-forbidden");
          const isPhone = Number(objectId.split("-").at(-1)) % 2 === 0;
          const method = { id: "1", kind: isPhone ? "mobile-phone" : "email" } as const;
          return { methods: [method], preferred: isPhone ? "sms" : "none" };
        },
      },
    } as unknown as TenantAccess);
  };

  /** Questions other than opening. */
  questions(): string[] {
    return this.asked.filter((one) => !one.startsWith("open "));
  }

  #directory(tenantId: string): ReadDirectory {
    return {
      page: async ({ search = "", filter, cursor = "0" }) => {
        await this.#question(tenantId, `page ${cursor}`);
        if (this.expired && cursor !== "0") throw new Problem("graph-unexpected", { status: 400 });
        const all = this.#found(tenantId, search).filter(({ userType }) => filter !== "guests" || userType === "guest");
        return { ...sliceOf(all, cursor), ...(cursor === "0" && { count: all.length }) };
      },
      details: async (objectId) => {
        await this.#question(tenantId, `details ${objectId}`);
        const person = this.#found(tenantId, "").find((one) => one.objectId === objectId);
        return person && { person, more: { lastSignIn: "never" } };
      },
      registrations: async ({ search = "", cursor = "0" }) => {
        await this.#question(tenantId, `report ${cursor}`);
        const why = this.report.get(tenantId);
        if (why) return { kind: "without-report", why };
        const { rows, next } = sliceOf(this.#found(tenantId, search), cursor);
        const of = rows.map((row) => ({ ...row, registered: true, methods: ["authenticator"] as const }));
        return { kind: "report", rows: of, ...(next !== undefined && { next }) };
      },
    };
  }

  #found(tenantId: string, search: string): Target[] {
    return (this.people.get(tenantId) ?? []).filter(({ displayName }) => displayName.startsWith(search));
  }

  async #question(tenantId: string, what: string): Promise<void> {
    this.asked.push(`${tenantId} ${what}`);
    const trouble = this.trouble.get(tenantId);
    if (trouble === "never") await new Promise(() => undefined);
    else if (trouble) throw new Problem(trouble);
  }
}

function peopleOf({ tenantId, name }: Customer, count: number): Target[] {
  return Array.from({ length: count }, (_, n) =>
    aTarget({
      tenantId,
      customerName: name,
      objectId: `${tenantId}-${n}`,
      displayName: `${n % 3 === 0 ? "Ann" : "Bob"} ${String(n).padStart(4, "0")}`,
      userType: n % 5 === 0 ? "guest" : "member",
    }),
  );
}

function sliceOf(all: readonly Target[], cursor: string): { rows: Target[]; next?: string } {
  const [from, to] = [Number(cursor), Number(cursor) + 10];
  return { rows: all.slice(from, to), ...(to < all.length && { next: String(to) }) };
}
