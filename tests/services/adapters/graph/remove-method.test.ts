import assert from "node:assert/strict";
import type { Method } from "../../../../core/reset/method.ts";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import type { TenantAccess } from "../../../../services/tenants/open-tenant.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

const astrid = targetIds.astridAllround;
const never = new AbortController().signal;

describe("graph/remove-method, against Graph over https", () => {
  let desk: Desk;
  let access: TenantAccess;

  before(async () => {
    desk = await startDesk();
    access = await desk.openTenant(await desk.signIn(peopleIds.priya), tenantIds.northwind);
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(() => {
    desk.microsoft.faults.clear();
    desk.microsoft.world.reset();
    desk.microsoft.log.clear();
    desk.waits.length = 0;
    // Whatever an earlier test was told to wait for is over.
    desk.microsoft.advance(60 * 60_000);
  });

  const methodOf = async (target: string, kind: Method["kind"]): Promise<Method> =>
    (await access.methods.read(target)).methods.find((method) => method.kind === kind)!;
  const remove = (target: string, method: Method, signal = never) =>
    access.methods.remove(
      target,
      { action: method.kind === "hardware-oath" ? "deactivate" : "delete", method },
      signal,
    );

  it("each kind by its own path and verb; Graph's request id comes along", async () => {
    const wanted: [Method["kind"], string][] = [
      ["hardware-oath", "POST /beta/users/{id}/authentication/hardwareOathMethods/{method}/deactivate"],
      ["software-oath", "DELETE /v1.0/users/{id}/authentication/softwareOathMethods/{method}"],
      ["office-phone", "DELETE /v1.0/users/{id}/authentication/phoneMethods/{method}"],
      ["mobile-phone", "DELETE /v1.0/users/{id}/authentication/phoneMethods/{method}"],
    ];
    for (const [kind, request] of wanted) {
      const method = await methodOf(astrid, kind);
      desk.graphRequests();
      const answer = await remove(astrid, method);
      assert.equal(answer.kind, "removed", kind);
      assert.match(answer.graphRequestId ?? "", /^[0-9a-f-]{36}$/);
      assert.deepEqual(desk.graphRequests(), [request.replace("{id}", astrid).replace("{method}", method.id)]);
    }
    assert.equal((await methodOf(astrid, "hardware-oath")).activated, false);
  });

  for (const kind of ["passkey", "windows-hello", "email", "password", "unknown"] as const) {
    it(`never sends anything for a kept kind: ${kind}`, async () => {
      const answer = await remove(astrid, { id: "1", kind });
      assert.deepEqual(answer, { kind: "refused", trouble: "refused" });
      assert.deepEqual(desk.graphRequests(), []);
    });
  }

  it("never deactivates what is no hardware token, and never deletes one", async () => {
    const token = await methodOf(astrid, "hardware-oath");
    const phone = await methodOf(astrid, "mobile-phone");
    desk.graphRequests();
    await access.methods.remove(astrid, { action: "deactivate", method: phone }, never);
    await access.methods.remove(astrid, { action: "delete", method: token }, never);
    assert.deepEqual(desk.graphRequests(), []);
  });

  it("404 of the method is already gone; 404 of the person is a refusal", async () => {
    const app = await methodOf(astrid, "software-oath");
    await remove(astrid, app);
    assert.equal((await remove(astrid, app)).kind, "already-gone");
    const nobody = await remove("00000000-0000-4000-8000-000000000000", app);
    assert.deepEqual([nobody.kind, "trouble" in nobody && nobody.trouble], ["refused", "refused"]);
  });

  it("knows both texts of the default rule", async () => {
    const app = await methodOf(astrid, "authenticator");
    const answer = await remove(astrid, app);
    assert.ok(answer.kind === "refused" && answer.trouble === "default-method");
    assert.equal((await access.methods.changeDefault(astrid, "sms", never)).kind, "removed");
    const phone = await remove(astrid, await methodOf(astrid, "mobile-phone"));
    assert.ok(phone.kind === "refused" && phone.trouble === "default-method");
  });

  it("knows that alternate mobile goes before mobile", async () => {
    const answer = await remove(targetIds.beaBackup, await methodOf(targetIds.beaBackup, "mobile-phone"));
    assert.ok(answer.kind === "refused" && answer.trouble === "alternate-mobile-first");
  });

  it("a role that does not reach the target is forbidden", async () => {
    const weak = await desk.openTenant(await desk.signIn(peopleIds.olivia), tenantIds.northwind);
    const method = await methodOf(targetIds.gloriaGlobalAdmin, "authenticator");
    const removal = { action: "delete", method } as const;
    const answer = await weak.methods.remove(targetIds.gloriaGlobalAdmin, removal, never);
    assert.ok(answer.kind === "refused" && answer.trouble === "forbidden");
  });

  it("a lost answer: sent again, and the 404 of the second try is already gone", async () => {
    const method = await methodOf(astrid, "software-oath");
    const match = { service: "graph", method: "DELETE" } as const;
    for (const fault of [{ answer: { status: 503, apply: true } }, { answer: { status: 504, apply: true } }]) {
      desk.microsoft.world.reset();
      desk.microsoft.faults.add({ match, times: 1, ...fault });
      assert.equal((await remove(astrid, method)).kind, "already-gone");
    }
    desk.microsoft.world.reset();
    desk.microsoft.faults.add({ match, times: 1, drop: true });
    assert.equal((await remove(astrid, method)).kind, "removed");
  });

  it("throttled: waits the fraction of a second it is told, and goes on", async () => {
    const method = await methodOf(astrid, "software-oath");
    const answer = { status: 429, headers: { "retry-after": "0.249" } };
    desk.microsoft.faults.add({ match: { service: "graph", method: "DELETE" }, times: 2, answer });
    assert.equal((await remove(astrid, method)).kind, "removed");
    // A millisecond may have passed since the answer.
    assert.deepEqual([desk.waits.length, desk.waits.every((ms) => ms > 200 && ms <= 249)], [2, true]);
  });

  for (const [status, trouble] of [
    [429, "throttled"],
    [503, "unreachable"],
  ] as const) {
    it(`gives up after 30 minutes of ${status}: ${trouble}`, async () => {
      const method = await methodOf(astrid, "software-oath");
      const answer = { status, headers: { "retry-after": "590" } };
      desk.microsoft.faults.add({ match: { service: "graph", method: "DELETE" }, answer });
      const outcome = await remove(astrid, method);
      assert.ok(outcome.kind === "refused" && outcome.trouble === trouble);
      assert.equal(desk.waits.length, 3);
    });
  }

  it("before each try it is asked whether it may go on: what is somebody else's meanwhile is not sent again", async () => {
    const method = await methodOf(astrid, "software-oath");
    desk.microsoft.faults.add({ match: { service: "graph", method: "DELETE" }, answer: { status: 503 } });
    let looks = 0;
    const mayGoOn = () => (++looks === 1 ? Promise.resolve() : Promise.reject(new Error("taken over")));
    const opened = await desk.openTenant(desk.operator(peopleIds.priya), tenantIds.northwind, { mayGoOn });
    await opened.methods.read(astrid);
    assert.equal(looks, 0);
    desk.graphRequests();
    await assert.rejects(opened.methods.remove(astrid, { action: "delete", method }, never), /taken over/);
    assert.equal(desk.graphRequests().length, 1);
  });

  it("an abort while waiting ends it at once: given up", async () => {
    const method = await methodOf(astrid, "software-oath");
    desk.microsoft.faults.add({ match: { service: "graph", method: "DELETE" }, answer: { status: 503 } });
    const controller = new AbortController();
    const push = desk.waits.push.bind(desk.waits);
    desk.waits.push = (...items) => {
      controller.abort();
      return push(...items);
    };
    const answer = await remove(astrid, method, controller.signal);
    desk.waits.push = push;
    assert.ok(answer.kind === "refused" && answer.trouble === "given-up");
  });
});
