import assert from "node:assert/strict";
import { ClientAuthError, InteractionRequiredAuthError, ServerError } from "@azure/msal-node";
import { Problem } from "../../../../core/problem.ts";
import { asEntraProblem } from "../../../../services/adapters/identity/aadsts.ts";

function interaction(no: string, { claims = "", sub = "" } = {}): InteractionRequiredAuthError {
  return new InteractionRequiredAuthError("interaction_required", "c-1", "words", sub, "", "", claims, no);
}

function server(no: string, { error = "invalid_grant", sub = "", status = 400 } = {}): ServerError {
  return new ServerError(error, "c-1", "words", sub, no, status);
}

describe("identity/aadsts", () => {
  const table: Record<string, string[]> = {
    "sign-in-needed": [
      "50013",
      "500133",
      "50074",
      "50076",
      "50078",
      "50079",
      "50173",
      "70000",
      "70008",
      "70043",
      "700082",
    ],
    "no-access-path": ["50020", "50034", "50177", "50178"],
    "sign-in-blocked": ["53000", "53001", "53003", "50105", "500212", "500213"],
    "consent-missing": ["65001", "90099", "700016", "500011", "650052", "7000229"],
    "credential-rejected": ["700027", "70002", "7000215", "7000222", "90002", "50059", "900023"],
    "sign-in-refused": ["50057", "500341", "1"],
  };
  for (const [code, numbers] of Object.entries(table)) {
    for (const number of numbers) {
      it(`AADSTS${number} is ${code}`, () => {
        const problem = asEntraProblem(server(number), "t");
        assert.equal(problem.code, code);
        assert.equal(problem.context.entraCode, `AADSTS${number}`);
      });
    }
  }

  it("keeps the claims that the next sign-in has to take along", () => {
    const problem = asEntraProblem(interaction("50076", { claims: '{"access_token":{}}' }), "t");
    assert.equal(problem.code, "sign-in-needed");
    assert.equal(problem.context.claims, '{"access_token":{}}');
    assert.equal(problem.context.tenantId, "t");
  });

  it("judges an unknown number by error and suberror", () => {
    assert.equal(asEntraProblem(interaction("1"), "t").code, "sign-in-needed");
    assert.equal(asEntraProblem(interaction("1", { sub: "consent_required" }), "t").code, "consent-missing");
    assert.equal(asEntraProblem(server("1", { error: "invalid_client" }), "t").code, "credential-rejected");
    assert.equal(asEntraProblem(server("1", { error: "access_denied" }), "t").code, "sign-in-blocked");
    assert.equal(asEntraProblem(server("1", { status: 503 }), "t").code, "graph-unreachable");
  });

  it("no answer at all is unreachable", () => {
    assert.equal(asEntraProblem(new TypeError("fetch failed"), "t").code, "graph-unreachable");
    assert.equal(asEntraProblem(new ClientAuthError("network_error", "c"), "t").code, "graph-unreachable");
    assert.equal(asEntraProblem("odd", "t").code, "graph-unreachable");
  });

  it("passes a problem on as it is", () => {
    const own = new Problem("wrong-tenant-token");
    assert.equal(asEntraProblem(own, "t"), own);
  });
});
