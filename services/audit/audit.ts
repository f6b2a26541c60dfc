import type { Denial } from "../../core/decision.ts";
import type { Details } from "../../core/details.ts";
import type { SessionsOutcome, Step, Verdict } from "../../core/outcome.ts";
import type { Operator, Target } from "../../core/people.ts";

interface Entry {
  readonly operator: Operator;
  /** ISO 8601. */
  readonly at: string;
}

type AuditTarget = Pick<Target, "tenantId" | "objectId" | "displayName" | "userPrincipalName" | "customerName">;

/** A method in an audit entry: id and kind, no number, no secret. */
export interface AuditMethod {
  readonly id: string;
  readonly kind: string;
  readonly action: "delete" | "deactivate";
}

/** Who did what to whom, when, why, under which reset id, with which verdict. */
export type AuditEntry =
  | (Entry & {
      readonly kind: "begun";
      readonly resetId: string;
      readonly batchId: string;
      readonly target: AuditTarget;
      readonly details: Details;
      readonly methods: readonly AuditMethod[];
    })
  | (Entry & {
      readonly kind: "step";
      readonly resetId: string;
      readonly target: AuditTarget;
      readonly method: AuditMethod;
      readonly status: Step["status"];
      readonly trouble?: Step["trouble"];
      readonly graphRequestId?: string;
    })
  /** The person's default method was set to another one, so that the old one can go. */
  | (Entry & {
      readonly kind: "default-changed";
      readonly resetId: string;
      readonly target: AuditTarget;
      readonly to: string;
      readonly done: boolean;
      readonly graphRequestId?: string;
    })
  | (Entry & {
      readonly kind: "ended";
      readonly resetId: string;
      readonly target: AuditTarget;
      readonly verdict: Verdict;
      readonly sessions: SessionsOutcome;
    })
  | (Entry & { readonly kind: "cancelled"; readonly resetId: string; readonly target: AuditTarget })
  | (Entry & { readonly kind: "denied"; readonly target: AuditTarget; readonly denial: Denial["why"] });

/** Resolved means durable (committed, and fsynced where the store itself does not). Throws `no-record`. */
export interface Audit {
  record(entry: AuditEntry): Promise<void>;
}
