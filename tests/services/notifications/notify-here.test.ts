import assert from "node:assert/strict";
import { createCloseRoutes } from "../../../services/notifications/close-routes.ts";
import { createCustomersMeant } from "../../../services/notifications/customers-meant.ts";
import { createLedCustomers } from "../../../services/notifications/led-customers.ts";
import { createNotifyHere } from "../../../services/notifications/notify-here.ts";
import { createStopNotifying } from "../../../services/notifications/stop-notifying.ts";
import { aRoute } from "../../support/builders/a-route.ts";
import { anOperator } from "../../support/builders/people.ts";
import { aProvider, fabrikam, litware } from "../../support/fakes/a-provider.ts";
import { memoryRoutes } from "../../support/fakes/memory-routes.ts";

const { channel } = aRoute();
const operator = anOperator();

/** Olive leads the customers named; she works in three. */
function aLead(...leads: string[]) {
  const desk = aProvider();
  const { access } = desk.file;
  const lead = { role: "DeskLead", members: [{ group: "helpdesk" }], customers: leads } as const;
  desk.file.access = { ...access, roles: [...access.roles, lead] };
  const routes = memoryRoutes();
  const deps = { ...desk.deps, routes, selection: desk.customers.selection };
  const asking = {
    ...deps,
    led: createLedCustomers(deps),
    meant: createCustomersMeant(deps),
    closeRoutes: createCloseRoutes(deps),
  };
  const changes = () =>
    desk.audit.entries.flatMap((entry) =>
      entry.kind === "route-changed"
        ? [`${entry.change} ${entry.customer.customerName} by ${entry.operator?.name ?? "nobody"}`]
        : [],
    );
  return { desk, routes, changes, notifyHere: createNotifyHere(asking), stop: createStopNotifying(asking) };
}

const names = (routes: readonly { readonly customerName: string }[]) => routes.map(({ customerName }) => customerName);

describe("notify here", () => {
  it("without a name: every customer the operator leads, and no other", async () => {
    const { notifyHere, routes, changes } = aLead("Fabrikam", "Litware");
    const answer = await notifyHere({ operator, channel, daily: false });
    assert.equal(answer.kind, "notifying");
    assert.deepEqual(names(routes.all), ["Fabrikam", "Litware"]);
    assert.deepEqual(routes.all[0]?.lead, operator);
    assert.deepEqual(changes(), ["opened Fabrikam by Olive Operator", "opened Litware by Olive Operator"]);
  });

  it("the selection; a name; a list; and adds to what is there", async () => {
    const { desk, notifyHere, routes } = aLead("*");
    await desk.customers.selection.choose(operator, [litware]);
    await notifyHere({ operator, channel, daily: false, of: "selection" });
    assert.deepEqual(names(routes.all), ["Litware"]);
    await notifyHere({ operator, channel, daily: true, of: { named: "fabrikam and Litware" } });
    assert.deepEqual(
      routes.all.map(({ customerName, daily }) => [customerName, daily]),
      [
        ["Litware", true],
        ["Fabrikam", true],
      ],
    );
  });

  it("an old selection is not used: it has to be looked at first", async () => {
    const { desk, notifyHere, stop, routes } = aLead("*");
    await desk.customers.selection.choose(operator, [litware]);
    desk.clock.now = new Date(desk.clock.now.getTime() + 8 * 60 * 60_000 + 1);
    await assert.rejects(notifyHere({ operator, channel, daily: false, of: "selection" }), { code: "selection-old" });
    await assert.rejects(stop({ operator, channel, of: "selection" }), { code: "selection-old" });
    assert.deepEqual(routes.all, []);
  });

  it("an unknown name stops with a question; nothing is opened", async () => {
    const { notifyHere, routes } = aLead("*");
    await assert.rejects(notifyHere({ operator, channel, daily: false, of: { named: "Fabrikam, Nowhere" } }), {
      code: "customer-unknown",
    });
    assert.deepEqual(routes.all, []);
  });

  it("somebody else's customer is refused, and with it the whole sentence", async () => {
    const { notifyHere, routes, changes } = aLead("Fabrikam");
    const answer = await notifyHere({ operator, channel, daily: false, of: { named: "Fabrikam, Litware" } });
    assert.deepEqual(answer.kind === "not-lead" && answer.customers.map(({ name }) => name), ["Litware"]);
    assert.deepEqual([routes.all, changes()], [[], []]);
  });

  it("a desk role that is none of a lead opens nothing", async () => {
    const { notifyHere } = aLead();
    assert.deepEqual(await notifyHere({ operator, channel, daily: false }), { kind: "not-lead", customers: [] });
  });

  it("without a record, nothing is opened", async () => {
    const { desk, notifyHere, routes } = aLead("*");
    desk.audit.breakAt("route-changed");
    await assert.rejects(notifyHere({ operator, channel, daily: false }), { code: "no-record" });
    assert.deepEqual(routes.all, []);
  });

  it("a shared channel holds one customer, counted over several sentences", async () => {
    const { notifyHere, routes } = aLead("*");
    const there = { ...channel, shared: true };
    const say = (named: string) => notifyHere({ operator, channel: there, daily: false, of: { named } });
    assert.equal((await say("Fabrikam, Litware")).kind, "shared-channel");
    assert.equal((await notifyHere({ operator, channel: there, daily: false })).kind, "shared-channel");
    assert.equal((await say("Fabrikam")).kind, "notifying");
    assert.equal((await say("Litware")).kind, "shared-channel");
    assert.deepEqual(names(routes.all), ["Fabrikam"]);
  });
});

describe("stop notifying", () => {
  it("all, or those named; each in the record", async () => {
    const { notifyHere, stop, changes, routes } = aLead("*");
    await notifyHere({ operator, channel, daily: false, of: { named: "Fabrikam, Litware" } });
    const one = await stop({ operator, channel, of: { named: "Fabrikam" } });
    assert.deepEqual(one.kind === "stopped" && [names(one.closed), names(one.left)], [["Fabrikam"], ["Litware"]]);
    assert.equal((await stop({ operator, channel })).kind, "stopped");
    assert.deepEqual(routes.all, []);
    assert.deepEqual(changes().slice(2), ["closed Fabrikam by Olive Operator", "closed Litware by Olive Operator"]);
    assert.deepEqual(await stop({ operator, channel }), { kind: "nothing-to-stop" });
  });

  it("only what the operator leads; another channel stays as it is", async () => {
    const { stop, routes } = aLead("Fabrikam");
    const elsewhere = { ...channel, channelId: "19:other@thread.tacv2" };
    await routes.open(aRoute({ id: "a", tenantId: litware, customerName: "Litware" }));
    assert.equal((await stop({ operator, channel })).kind, "not-lead");
    await routes.open(aRoute({ id: "b", tenantId: fabrikam, customerName: "Fabrikam" }));
    await routes.open(aRoute({ id: "c", tenantId: fabrikam, customerName: "Fabrikam", channel: elsewhere }));
    const answer = await stop({ operator, channel });
    assert.deepEqual(answer.kind === "stopped" && names(answer.left), ["Litware"]);
    assert.deepEqual(
      routes.all.map(({ id }) => id),
      ["a", "c"],
    );
  });

  it("nobody's lead", async () => {
    const { stop, routes } = aLead();
    await routes.open(aRoute());
    assert.deepEqual(await stop({ operator, channel }), { kind: "not-lead", customers: [] });
    assert.equal(routes.all.length, 1);
  });
});
