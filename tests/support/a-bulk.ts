import { tenantIds } from "../../emulator/seed/contoso.ts";
import type { MessageView } from "../../emulator/teams/message-view.ts";
import { type AtTheDesk, atTheDesk } from "./at-the-desk.ts";
import { accessWithCap, addressesOf } from "./many-people.ts";
import type { Helpdesk } from "./start-helpdesk.ts";

/** Of two customers; one job at a time, so that what is left is left when the test says so. */
export async function confirmed(
  desk: Helpdesk,
  arm: () => void | Promise<void> = () => undefined,
  inputs: Record<string, unknown> = {},
): Promise<[AtTheDesk, MessageView]> {
  await desk.fresh({ access: accessWithCap(50), env: { JOBS_AT_ONCE: "1" } });
  await arm();
  const olivia = atTheDesk(desk, "olivia");
  const people = [
    ...addressesOf(desk, desk.microsoft.world.homeTenantId).slice(19, 38),
    ...addressesOf(desk, tenantIds.contoso).slice(3, 7),
  ];
  await olivia.say(`reset MFA for ${people.join("\n")}`);
  const summary = await olivia.sees(/Confirm: /);
  await olivia.press(summary, "reset.confirm", { reason: "lost", ...inputs });
  return [olivia, summary];
}

/** The third removal is answered when the test says so. */
function gateIn(desk: Helpdesk) {
  const [reached, gate] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  desk.microsoft.faults.add({
    match: { service: "graph", method: "DELETE", path: "/authentication/" },
    after: 2,
    times: 1,
    async meanwhile() {
      reached.resolve(undefined);
      await gate.promise;
    },
  });
  return {
    reached: reached.promise,
    release: () => {
      gate.resolve(undefined);
    },
  };
}

/** Confirmed, and held in the middle of somebody. */
export async function underWay(desk: Helpdesk, arm: () => void | Promise<void> = () => undefined) {
  let gate: ReturnType<typeof gateIn> | undefined;
  const [olivia, card] = await confirmed(desk, async () => {
    await arm();
    gate = gateIn(desk);
  });
  if (!gate) throw new Error("The gate was not armed.");
  await gate.reached;
  return { olivia, card: await olivia.becomes(card, /Working: .*left/), release: gate.release };
}
