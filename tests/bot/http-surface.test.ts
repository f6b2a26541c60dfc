import assert from "node:assert/strict";
import { atTheDesk } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("the HTTP surface", () => {
  const shared = sharedHelpdesk();
  const get = (path: string, init: RequestInit = {}) => fetch(`${shared.desk.botUrl}${path}`, init);

  it("is alive and ready, says so without a word more, under safe headers", async () => {
    for (const [path, status] of [
      ["/healthz", "alive"],
      ["/readyz", "ready"],
    ] as const) {
      const response = await get(path);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), { status });
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.equal(response.headers.get("cache-control"), "no-store");
      assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/);
      assert.equal(response.headers.get("server"), null);
      assert.equal(response.headers.get("x-powered-by"), null);
    }
  });

  it("is not ready with a broken access file, whose last good version goes on ruling", async () => {
    await shared.desk.writeAccess('{ "roles": [], "rules": [{ "customers": ["Tailwind Traders"] }] }');
    const body = await eventually(async () => {
      const response = await get("/readyz");
      assert.equal(response.status, 503);
      return response.text();
    });
    assert.match(body, /access file/);
    assert.doesNotMatch(body, /Tailwind|\.json/, "anybody can read this: no customer, no path");
    assert.ok(shared.desk.logLines.some((line) => line.includes("Tailwind Traders")));
    assert.equal((await get("/healthz")).status, 200);
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Confirm: Alice Anders/);
  });

  it("is not ready without its database, and alive all the same", async () => {
    Object.assign(shared.desk.storeInstead, { ready: () => Promise.reject(new Error("connection refused")) });
    await shared.desk.restart();
    const response = await get("/readyz");
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), { status: "not ready", reasons: ["the database does not answer"] });
    assert.equal((await get("/healthz")).status, 200);
  });

  const refused: readonly { what: string; path: string; init?: RequestInit; status: number }[] = [
    { what: "another path", path: "/api/../etc/passwd", status: 404 },
    { what: "the root", path: "/", status: 404 },
    { what: "GET of messages", path: "/api/messages", status: 405 },
    { what: "DELETE of messages", path: "/api/messages", init: { method: "DELETE" }, status: 405 },
    { what: "POST of healthz", path: "/healthz", init: { method: "POST" }, status: 405 },
    {
      what: "300 KB",
      path: "/api/messages",
      init: { method: "POST", headers: { "content-type": "application/json" }, body: `"${"x".repeat(300 * 1024)}"` },
      status: 413,
    },
    {
      what: "a form",
      path: "/api/messages",
      init: { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "text=reset" },
      status: 401,
    },
  ];
  for (const { what, path, init, status } of refused) {
    it(`answers ${what} with ${status} and no text`, async () => {
      const response = await get(path, init);
      assert.equal(response.status, status);
      assert.match(await response.text(), /^(?:\{\})?$/);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    });
  }
});
