/** Why the reset is made; kept in the audit entry. */
export type Reason = "new-phone" | "lost" | "stolen" | "suspected-break-in" | "leaver" | "other";

/** How the caller was verified. */
export type Verification = "call-back" | "manager" | "video" | "in-person" | "not-verified";

/** What the operator says about the reset: on the summary, in the audit entry. */
export interface Details {
  readonly reason?: Reason;
  /** The operator's own words after "because", at most 200 characters. */
  readonly reasonText?: string;
  readonly verification?: Verification;
  /** At most 64 characters. */
  readonly ticket?: string;
  readonly revokeSessions: boolean;
}
