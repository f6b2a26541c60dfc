import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { atTheDesk, resetBy } from "../../support/at-the-desk.ts";
import { eventually } from "../../support/eventually.ts";
import { sharedHelpdesk } from "../../support/shared-helpdesk.ts";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

describe("metrics of the running bot", () => {
  const shared = sharedHelpdesk();

  it("tell what one reset did, and name nobody", async () => {
    const port = await freePort();
    await shared.desk.fresh({ env: { METRICS_PORT: String(port) } });
    const olivia = atTheDesk(shared.desk, "olivia");
    await resetBy(olivia, "reset MFA for paula phone");
    const text = await eventually(async () => {
      const scraped = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      assert.match(scraped, /resets_total\{act="reset",verdict="complete"\} 1/);
      return scraped;
    });
    assert.match(text, /turns_total\{command="reset\.start",answer="reply"\} 1/);
    assert.match(
      text,
      /graph_calls_total\{operation="DELETE v1\.0\/users\/\{id\}\/authentication\/phoneMethods\/\{id\}",status="2xx"\} 1/,
    );
    assert.doesNotMatch(text, /paula|northwind|[0-9a-f]{8}-[0-9a-f]{4}-/i);
    await shared.desk.fresh();
    await assert.rejects(fetch(`http://127.0.0.1:${port}/metrics`));
  });
});
