import assert from "node:assert/strict";
import { graphOperation } from "../../../bot/metrics/graph-operation.ts";

const id = "0c7d1a3e-6f0b-4b8e-9f3a-3a8e1f7a2b10";

describe("metrics: the operation in a Graph path", () => {
  for (const [path, operation] of [
    ["/users", "/users"],
    [`/users/${id}`, "/users/{id}"],
    ["/users/alice%40contoso.com", "/users/{id}"],
    [
      `/users/${id}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`,
      "/users/{id}/authentication/phoneMethods/{id}",
    ],
    [
      `/users/${id}/authentication/hardwareOathMethods/abc/deactivate`,
      "/users/{id}/authentication/hardwareOathMethods/{id}/deactivate",
    ],
    [`/users/${id}/transitiveMemberOf/microsoft.graph.group`, "/users/{id}/transitiveMemberOf/microsoft.graph.group"],
    [
      "/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')",
      "/tenantRelationships/findTenantInformationByDomainName",
    ],
    [
      `/tenantRelationships/delegatedAdminRelationships/${id}/accessAssignments`,
      "/tenantRelationships/delegatedAdminRelationships/{id}/accessAssignments",
    ],
    ["/users?$skiptoken=RFNwdAIAAQAAABo6YWxpY2U", "/users"],
    ["/somethingNew/with-a-dash9", "/somethingNew/{id}"],
  ] as const) {
    it(`${path} is ${operation}`, () => {
      assert.equal(graphOperation(path), operation);
    });
  }
});
