import assert from "node:assert/strict";
import type { Access } from "../../../core/access/access.ts";
import { Problem } from "../../../core/problem.ts";
import { createVoidPending } from "../../../services/resets/confirm/void-pending.ts";
import { createEndSignIn } from "../../../services/sign-in/end-sign-in.ts";
import { createSweep } from "../../../services/sign-in/sweep.ts";
import type { OpenTenant } from "../../../services/tenants/open-tenant.ts";
import { anAccess, holding } from "../../support/builders/an-access.ts";
import { aMobile } from "../../support/builders/methods.ts";
import { anOperator, aPerson, home } from "../../support/builders/people.ts";
import { aProvider } from "../../support/fakes/a-provider.ts";
import { memoryTokenPartitions } from "../../support/fakes/memory-token-partitions.ts";
import { recordingLog } from "../../support/recording-log.ts";

const operator = anOperator();
const key = `${operator.objectId}.${home.tenantId}`;
const byGroup = (group: string): Access["roles"] =>
  holding("", "UsersReader").map((one) => ({ ...one, members: [{ group }] }));

/** A provider whose operator is signed in, with one summary that waits. */
async function aSignedIn(part: Partial<Access> = {}, answer?: Problem) {
  const desk = aProvider(part);
  const openTenant: OpenTenant = (...asked) => (answer ? Promise.reject(answer) : desk.world.openTenant(...asked));
  const partitions = memoryTokenPartitions();
  await partitions.save(key, new Uint8Array(), undefined);
  desk.world.has(aPerson("Alice Anders"), [aMobile()]);
  const log = recordingLog();
  const tokens = {
    signOut: ({ objectId, tenantId }: { objectId: string; tenantId: string }) =>
      partitions.remove(`${objectId}.${tenantId}`),
  };
  const voidPending = createVoidPending(desk.deps);
  const endSignIn = createEndSignIn({ tokens, voidPending });
  const sweep = createSweep({ ...desk.deps, openTenant, partitions, preferences: desk.preferences, endSignIn, log });
  const summary = async () => {
    const prepared = await desk.summaryFor("alice");
    return prepared.kind === "review" ? prepared.batchId : "";
  };
  const signedIn = () => partitions.rows.size === 1;
  return { desk, sweep, partitions, signedIn, summary, log, endSignIn };
}

describe("services/sign-in/sweep", () => {
  it("whoever may work here stays", async () => {
    const { sweep, signedIn } = await aSignedIn();
    assert.equal(await sweep(), 0);
    assert.ok(signedIn());
  });
  it("dropped from the access file: out, and what waits for them is cancelled, recorded and shown", async () => {
    const { desk, sweep, signedIn, summary } = await aSignedIn();
    const batchId = await summary();
    desk.file.access = anAccess({ roles: [] });
    desk.world.opened.length = 0;
    assert.equal(await sweep(), 1);
    assert.ok(!signedIn());
    assert.deepEqual(desk.world.opened, [], "nothing has to be asked");
    const [reset] = await desk.resets.batch(batchId);
    assert.equal(reset?.state, "cancelled");
    assert.deepEqual(desk.audit.kinds(), ["cancelled"]);
    assert.deepEqual(desk.events, [{ kind: "finished", batchId }]);
    assert.equal(
      (await desk.confirm({ ...desk.press(batchId), ticks: {}, details: { revokeSessions: false } })).kind,
      "state",
    );
  });
  it("in the file through a group only: asked anew, with a new token", async () => {
    const { desk, sweep, signedIn } = await aSignedIn({ roles: byGroup("helpdesk") });
    assert.equal(await sweep(), 0);
    assert.deepEqual(desk.world.fresh, [home.tenantId]);
    desk.world.operator = { groups: ["sales"] };
    assert.equal(await sweep(), 1);
    assert.ok(!signedIn());
  });
  it("out of a group that has customers: out; out of any other: no matter", async () => {
    const { desk, sweep, signedIn } = await aSignedIn();
    desk.world.operator = { groups: ["helpdesk", "choir"] };
    await sweep();
    desk.world.operator = { groups: ["helpdesk"] };
    assert.equal(await sweep(), 0);
    desk.world.operator = { groups: [] };
    assert.equal(await sweep(), 1);
    assert.ok(!signedIn());
  });

  const answers: [string, Problem, boolean][] = [
    ["the account is disabled", new Problem("sign-in-refused"), true],
    ["the refresh token was revoked", new Problem("sign-in-needed"), true],
    ["a policy wants a second factor", new Problem("sign-in-needed", { claims: "{}" }), false],
    ["Entra is out of reach", new Problem("graph-unreachable"), false],
    ["the bot's own secret expired", new Problem("credential-rejected"), false],
  ];
  for (const [what, problem, out] of answers) {
    it(`${what}: ${out ? "out" : "stays, and is asked about again"}`, async () => {
      const { sweep, signedIn, log } = await aSignedIn({}, problem);
      await sweep();
      assert.equal(signedIn(), !out);
      assert.equal(log.at("warn").length, 1);
    });
  }
  it("one operator's trouble does not keep the others in", async () => {
    const { desk, sweep, partitions, signedIn } = await aSignedIn({ roles: byGroup("helpdesk") });
    await partitions.save(`eve.${home.tenantId}`, new Uint8Array(), undefined);
    desk.world.doors = 1;
    assert.equal(await sweep(), 1);
    assert.ok(signedIn());
  });
  it("signing out gives up what waits, and only the own", async () => {
    const { desk, summary, endSignIn, signedIn } = await aSignedIn();
    const batchId = await summary();
    await endSignIn(anOperator({ objectId: "mallory" }));
    assert.equal((await desk.resets.batch(batchId))[0]?.state, "pending");
    await endSignIn(operator);
    assert.equal((await desk.resets.batch(batchId))[0]?.state, "cancelled");
    assert.ok(!signedIn());
  });
  it("what was claimed goes on", async () => {
    const { desk, summary, endSignIn } = await aSignedIn();
    const batchId = await summary();
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: { revokeSessions: false } });
    await endSignIn(operator);
    assert.equal((await desk.resets.batch(batchId))[0]?.state, "claimed");
    assert.deepEqual(desk.audit.kinds(), []);
  });
});
