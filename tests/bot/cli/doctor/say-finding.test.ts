import assert from "node:assert/strict";
import { fail, pass, skip } from "../../../../bot/cli/doctor/check.ts";
import { runChecks } from "../../../../bot/cli/doctor/run-checks.ts";
import { sayFinding, sayTotal } from "../../../../bot/cli/doctor/say-finding.ts";
import { Problem } from "../../../../core/problem.ts";

describe("what the doctor writes", () => {
  it("has the verdict first, what to do under it, and the id to look for", () => {
    const finding = fail("two things:\nthis", "do that", "1234");
    assert.equal(
      sayFinding({ title: "A check", finding }),
      "FAIL  A check: two things:\n        this\n      → do that\n        correlation: 1234\n",
    );
    assert.equal(sayFinding({ title: "A check", finding: pass("good") }), "PASS  A check: good\n");
  });

  it("adds up", () => {
    const found = [pass(""), pass(""), fail("", ""), skip("")].map((finding) => ({ title: "", finding }));
    assert.equal(sayTotal(found), "2 passed, 1 failed, 1 skipped.\n");
  });

  it("shows no token, whatever a cause brought along", () => {
    const finding = fail("refused: eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl and client_secret=abc", "look");
    assert.doesNotMatch(sayFinding({ title: "A check", finding }), /eyJ|abc/);
  });

  it("goes on after a check that broke, with what it broke on", async () => {
    const checks = [
      { title: "breaks", run: () => Promise.reject(new Problem("graph-forbidden", { graphRequestId: "r-1" })) },
      { title: "surprises", run: () => Promise.reject(new Error("unheard of")) },
      { title: "holds", run: () => Promise.resolve(pass("good")) },
    ];
    const told: string[] = [];
    const found = await runChecks(checks, undefined, ({ title }) => told.push(title));
    assert.deepEqual(told, ["breaks", "surprises", "holds"]);
    const [first, second, third] = found.map(({ finding }) => finding);
    assert.equal(first?.kind === "fail" && first.correlation, "Graph request r-1");
    assert.match(second?.says ?? "", /unheard of/);
    assert.equal(third?.kind, "pass");
  });
});
