import assert from "node:assert/strict";
import { methodsFilters } from "../../../core/directory/directory.ts";
import type { MethodKind } from "../../../core/reset/method.ts";
import { hasPhonesOnly, isRegistered, passesFilter } from "../../../core/reset/registered.ts";

const passing = (methods: MethodKind[]) =>
  methodsFilters.filter((filter) => passesFilter({ methods, registered: isRegistered(methods) }, filter));

describe("core/registered", () => {
  it("puts each set of methods under the filters that name it", () => {
    assert.deepEqual(passing([]), ["all", "not-registered"]);
    assert.deepEqual(passing(["email", "temporary-access-pass"]), ["all", "not-registered"]);
    assert.deepEqual(passing(["authenticator"]), ["all", "registered"]);
    assert.deepEqual(passing(["mobile-phone", "email"]), ["all", "registered", "phone-only"]);
    assert.deepEqual(passing(["mobile-phone", "authenticator"]), ["all", "registered"]);
    assert.deepEqual(passing(["office-phone", "passkey"]), ["all", "registered", "passwordless"]);
    assert.deepEqual(passing(["windows-hello"]), ["all", "registered", "passwordless"]);
    assert.deepEqual(passing(["unknown"]), ["all", "registered"]);
  });

  it("hides nobody whose methods could not be read", () => {
    for (const filter of methodsFilters) assert.ok(passesFilter({ methods: [] }, filter));
  });

  it("no method at all is not phones only", () => {
    assert.equal(hasPhonesOnly([]), false);
    assert.equal(hasPhonesOnly(["email"]), false);
  });
});
