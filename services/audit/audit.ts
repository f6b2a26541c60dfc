import type { Action } from "../../core/access/actions.ts";
import type { Denial } from "../../core/access/decision.ts";
import type { Details } from "../../core/details.ts";
import type { Operator, Target } from "../../core/directory/people.ts";
import type { BulkChanged } from "../../core/reset/bulk.ts";
import type { ElsewherePlace } from "../../core/reset/elsewhere.ts";
import type { SessionsOutcome, Step, Verdict } from "../../core/reset/outcome.ts";

interface Entry {
  readonly operator: Operator;
  /** ISO 8601. */
  readonly at: string;
}

/** The customer an entry is about where it is about no person. */
export type AuditCustomer = Pick<Target, "tenantId" | "customerName">;

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
      /** Entries of old have none: a reset. */
      readonly act?: Action;
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
      /** Entries of old have none: a reset. */
      readonly act?: Action;
      readonly resetId: string;
      readonly target: AuditTarget;
      readonly verdict: Verdict;
      readonly sessions: SessionsOutcome;
    })
  /** Another run took it up where the one before had died or stopped. */
  | (Entry & { readonly kind: "resumed"; readonly resetId: string; readonly target: AuditTarget })
  | (Entry & { readonly kind: "cancelled"; readonly resetId: string; readonly target: AuditTarget })
  /** Confirmed, but what was there was no longer what the summary had shown: no method was removed, it was asked again. */
  | (Entry & { readonly kind: "superseded"; readonly resetId: string; readonly target: AuditTarget })
  | (Entry & { readonly kind: "denied"; readonly target: AuditTarget; readonly denial: Denial["why"] })
  /** Nobody confirmed it in its ten minutes. `at` is when that was noticed. */
  | (Entry & { readonly kind: "expired"; readonly resetId: string; readonly target: AuditTarget })
  /** Entries of one customer left this program. Without an operator: somebody at the command line. */
  | {
      readonly kind: "exported";
      readonly at: string;
      readonly operator?: Operator;
      readonly customer: AuditCustomer;
      readonly format: "csv" | "json" | "card";
      readonly rows: number;
    }
  /** A bulk was confirmed, paused, let go on, given up or came to its end; without an operator: by itself. */
  | ({
      readonly kind: "bulk-changed";
      readonly at: string;
      readonly operator?: Operator;
      readonly batchId: string;
      readonly customer: AuditCustomer;
    } & BulkChanged)
  /** What Microsoft said to revoking the sessions, where all of a bulk's go before any removal. */
  | (Entry & {
      readonly kind: "sessions";
      readonly resetId: string;
      readonly target: AuditTarget;
      readonly sessions: SessionsOutcome;
    })
  /** A channel is told of a customer's results from now on, or no longer. Without an operator: the bot is gone from there. */
  | {
      readonly kind: "route-changed";
      readonly at: string;
      readonly operator?: Operator;
      readonly customer: AuditCustomer;
      /** Teams' id of the channel. */
      readonly channel: string;
      readonly change: "opened" | "opened-daily" | "closed" | "closed-by-removal";
    }
  /** Done without this program, as the operator says; `at` is when they said so. Never a verdict of ours. */
  | (Entry & {
      readonly kind: "recorded-elsewhere";
      readonly act: Action;
      readonly target: AuditTarget;
      readonly place: ElsewherePlace;
      /** ISO 8601. */
      readonly doneAt: string;
      readonly details: Details;
    })
  /** Another access file came into force. Who saved it can't be known; SHA-256 of its content. */
  | { readonly kind: "access-changed"; readonly at: string; readonly fingerprint: string };

/** Resolved means durable (committed, and fsynced where the store itself does not). Throws `no-record`. */
export interface Audit {
  record(entry: AuditEntry): Promise<void>;
}
