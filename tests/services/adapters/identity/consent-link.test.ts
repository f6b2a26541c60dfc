import assert from "node:assert/strict";
import { consentLink } from "../../../../services/adapters/identity/consent-link.ts";

const cloud = { authorityHost: "https://login.example", graphAudience: "https://graph.example" };

describe("identity/consent-link", () => {
  it("asks the administrator of that tenant for this app's scopes", () => {
    const redirectUri = "https://bot.example/auth/consented";
    const link = new URL(consentLink({ cloud, clientId: "the app", redirectUri }, "the/tenant"));
    assert.equal(link.origin + link.pathname, "https://login.example/the%2Ftenant/v2.0/adminconsent");
    assert.equal(link.searchParams.get("client_id"), "the app");
    assert.equal(link.searchParams.get("redirect_uri"), redirectUri);
    const scopes = link.searchParams.get("scope")?.split(" ") ?? [];
    assert.ok(scopes.includes("https://graph.example/UserAuthenticationMethod.ReadWrite.All"));
    assert.ok(scopes.includes("https://graph.example/AuditLog.Read.All"));
    assert.ok(!link.href.includes(".default"));
  });
});
