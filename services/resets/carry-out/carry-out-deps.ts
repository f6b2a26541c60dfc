import type { Priority } from "../../../core/pacing.ts";
import type { Pause } from "../../../core/pause.ts";
import type { Audit, AuditEntry } from "../../audit/audit.ts";
import type { OpenTenant } from "../../tenants/open-tenant.ts";
import type { ResetStore, Run } from "../reset-store.ts";
import type { CheckDeps } from "./check-again.ts";
import type { ReadAhead } from "./read-ahead.ts";

export interface CarryOutDeps extends CheckDeps {
  readonly openTenant: OpenTenant;
  readonly resets: ResetStore;
  readonly audit: Audit;
  /** Which kinds of entries a reset has. Throws `store-unavailable`. */
  readonly recorded: (resetId: string) => Promise<ReadonlySet<AuditEntry["kind"]>>;
  readonly wait: (ms: number) => Promise<void>;
  readonly timeout: (ms: number) => AbortSignal;
  readonly readAhead: Pick<ReadAhead, "taken">;
  readonly run: Run;
  /** A run before this one never said how it ended. */
  readonly again: boolean;
  /** Whoever is out of reach now has been so for long: it ends with that. */
  readonly lastTry: boolean;
  /** Whose calls go first at Microsoft. */
  readonly priority: Priority;
  readonly handBack: AbortSignal;
  readonly stillMine: () => Promise<boolean>;
  /** Called after each step; must not throw. */
  readonly progressed: () => void;
  /** Called before each pause; must not throw. */
  readonly paused: (pause: Pause) => void;
}
