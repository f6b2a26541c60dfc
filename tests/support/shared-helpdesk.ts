import assert from "node:assert/strict";
import { type Helpdesk, startHelpdesk } from "./start-helpdesk.ts";

let started: Promise<Helpdesk> | undefined;

// At the top of the module: this hook is the whole run's.
after(async () => {
  const desk = await started;
  const appOnly = desk?.microsoft.entra.appOnlyRefusals() ?? 0;
  await desk?.stop();
  assert.equal(appOnly, 0, "somebody asked for power over Graph without a user");
});

/** One helpdesk for all files, since starting it takes longer than any test; each test gets it as at the start. */
export function sharedHelpdesk({ eachFresh = true }: { eachFresh?: boolean } = {}): { readonly desk: Helpdesk } {
  let desk: Helpdesk | undefined;
  before("the local Microsoft 365", async function () {
    this.timeout(60_000);
    started ??= startHelpdesk();
    desk = await started;
    if (!eachFresh) await desk.fresh();
  });
  if (eachFresh) beforeEach(() => desk?.fresh());
  return {
    get desk() {
      if (!desk) throw new Error("The helpdesk is started by a hook: use it inside of tests.");
      return desk;
    },
  };
}
