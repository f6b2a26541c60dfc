import assert from "node:assert/strict";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { addCustomers } from "../../../../emulator/seed/add-customers.ts";
import { peopleIds } from "../../../../emulator/seed/contoso.ts";
import { inParallel } from "../../../../services/in-parallel.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("tokens of forty customers at once", () => {
  let desk: Desk;
  let writes: number;

  beforeEach(async () => {
    desk = await startDesk();
    const { load, save } = {
      load: desk.partitions.load.bind(desk.partitions),
      save: desk.partitions.save.bind(desk.partitions),
    };
    writes = 0;
    // As from a database: no answer within the same turn, so that writes do meet.
    desk.partitions.load = async (key) => {
      for (let turn = 0; turn < 10; turn += 1) await turnOfTheLoop();
      return await load(key);
    };
    desk.partitions.save = async (...row) => {
      writes += 1;
      for (let turn = 0; turn < 10; turn += 1) await turnOfTheLoop();
      return await save(...row);
    };
  });
  afterEach(async () => {
    await desk.microsoft.stop();
  });

  for (const width of [8, 40]) {
    it(`opened ${width} at a time: every token is kept, and the next time neither Entra nor the store has work`, async () => {
      const olivia = await desk.signIn(peopleIds.olivia);
      const tenants = addCustomers(desk.microsoft.world, { count: 40, people: 0 });
      writes = 0;
      await inParallel(tenants, width, (tenantId) => desk.tenantToken(olivia, tenantId));
      const { AccessToken } = JSON.parse(await desk.openedCache(olivia)) as Record<string, Record<string, object>>;
      assert.ok(writes <= 5, `${writes} writes`);
      const kept = Object.values(AccessToken ?? {}).map((token) => (token as { realm: string }).realm);
      assert.deepEqual(new Set(kept), new Set([olivia.tenantId, ...tenants]));
      assert.deepEqual(desk.log.at("warn"), []);
      desk.microsoft.log.clear();
      const version = desk.partitions.rows.values().next().value?.version;
      await inParallel(tenants, width, (tenantId) => desk.tenantToken(olivia, tenantId));
      assert.deepEqual(desk.microsoft.log.all(), []);
      assert.equal(desk.partitions.rows.values().next().value?.version, version);
    });
  }
});
