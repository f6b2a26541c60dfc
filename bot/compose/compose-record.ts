import type { Customer } from "../../core/directory/people.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import { createRecordAccess } from "../../services/access/record-access.ts";
import { createAccessSource } from "../../services/adapters/access-file/create-access-source.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import type { Audit } from "../../services/audit/audit.ts";
import { createReadableCustomers } from "../../services/history/readable-customers.ts";
import { createRecordElsewhere, type ElsewhereVerbs } from "../../services/history/record-elsewhere.ts";
import { createHistory, type HistoryVerbs } from "../../services/history/show-history.ts";
import { keptMs } from "../../services/resets/confirm/forget-old.ts";
import { createRecordExpired } from "../../services/resets/confirm/record-expired.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";
import type { Background } from "../background.ts";
import type { Log } from "../log.ts";

/** An expiry stands in the record within a minute. */
const roundEveryMs = 60 * 1000;

/** Some thousands at a time. */
const forgetEveryMs = 10 * 60 * 1000;

/** The access file, watched; each change of it is recorded. */
export function composeAccess(deps: {
  readonly file: string;
  readonly store: Pick<Store, "auditChains">;
  readonly audit: Audit;
  readonly background: Background;
  readonly now: () => Date;
  readonly log: Log;
}) {
  const recordAccess = createRecordAccess({ ...deps, chains: deps.store.auditChains });
  const access = createAccessSource(deps.file, {
    log: deps.log,
    watch: true,
    onRead: (read) => {
      deps.background.run("record of the access file", () => recordAccess(read));
    },
  });
  deps.background.run("record of the access file", () => recordAccess(access.current()));
  return access;
}

/** What is read from the record, and what is written into it without anybody asking. `stop` ends the rounds. */
export function composeRecord(deps: {
  readonly store: Pick<Store, "history" | "expired" | "views" | "forgetOld">;
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly audit: Audit;
  readonly background: Background;
  readonly now: () => Date;
  readonly newId: () => string;
}): { readonly history: HistoryVerbs; readonly elsewhere: ElsewhereVerbs; stop(): void } {
  const { store, background } = deps;
  const recordExpired = createRecordExpired({ ...deps, expired: store.expired });
  const round = () => {
    background.run("record of expiries", recordExpired);
  };
  round();
  const rounds = setInterval(round, roundEveryMs);
  const forgetting = setInterval(() => {
    background.run("old resets forgotten", () => store.forgetOld(new Date(deps.now().getTime() - keptMs)));
  }, forgetEveryMs);
  rounds.unref();
  forgetting.unref();
  const readable = createReadableCustomers(deps);
  return {
    elsewhere: createRecordElsewhere({ ...deps, views: store.views }),
    history: createHistory({ ...deps, entries: store.history, views: store.views, readable }),
    stop: () => {
      clearInterval(rounds);
      clearInterval(forgetting);
    },
  };
}
