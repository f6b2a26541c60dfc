import assert from "node:assert/strict";
import fc from "fast-check";
import type { Command } from "../../../core/command.ts";
import { readPress } from "../../../core/presses/read-press.ts";
import { asProblem } from "../../../core/problem.ts";
import { readText } from "../../../core/typed/read-text.ts";
import { holding } from "../../support/builders/an-access.ts";
import { aMobile } from "../../support/builders/methods.ts";
import { anOperator, aPerson, home } from "../../support/builders/people.ts";
import { aConversation } from "../../support/fakes/a-conversation.ts";
import { aProvider, fabrikam, litware } from "../../support/fakes/a-provider.ts";

/** In Microsoft's list, openable, and in no access file. */
const woodgrove = "900d6e0e-5555-4d5e-9f60-819203142535";
const tenants = [home.tenantId, fabrikam, litware, woodgrove];

const tenant = fc.oneof(fc.constantFrom(...tenants, ...tenants.map((id) => id.toUpperCase())), fc.uuid(), fc.string());
const list = fc.array(tenant, { maxLength: 4 }).map((ids) => ids.join(","));

const selector = fc.record(
  {
    kept: list,
    selected: list,
    tenant,
    search: fc.string(),
    then: fc.constantFrom("view-0001", "?"),
    text: fc.string(),
  },
  { requiredKeys: [] },
);
const customersVerb = fc.constantFrom("customers", "customers.apply", "customers.check-again");
const person = fc.constantFrom("alice", "wendy", "lena", "wendy@woodgrove.example", "alice@fabrikam.com", woodgrove);
const place = fc.constantFrom("", " in Fabrikam", " in Litware", " in Woodgrove", ` in ${woodgrove}`, " in home");

/** Pressed, typed, or made up as a whole: a stored choice or plan that was tampered with. */
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(customersVerb, selector).map(([verb, data]) => readPress(verb, data)),
  fc.tuple(person, place).map(([who, where]) => readText(`reset MFA for ${who}${where}`, [])),
  fc.tuple(tenant, person).map(
    ([tenantId, value]): Command => ({
      kind: "reset.start",
      wanted: { parts: [{ by: "id", value, tenantId }] },
      details: { revokeSessions: false },
    }),
  ),
  fc
    .tuple(tenant, fc.array(tenant, { maxLength: 3 }))
    .map(([tenantId, ticked]): Command => ({ kind: "customers.check-again", tenantId, ticked })),
  fc.array(tenant, { maxLength: 3 }).map((selected): Command => ({ kind: "customers.apply", selected })),
);

/** Works at home and in Fabrikam; Litware is served, but not for this operator. */
function provider() {
  const roles = holding(anOperator().objectId, "UsersReader", "AuthenticationMethodsWriter");
  const desk = aProvider({ roles: roles.map((one) => ({ ...one, customers: ["home", "Fabrikam"] })) });
  const { world } = desk;
  world.tenants.add(woodgrove);
  const { customers, tenantOfDomain } = world.delegated;
  world.delegated.customers = async () => [...(await customers!()), { tenantId: woodgrove, name: "Woodgrove" }];
  world.delegated.tenantOfDomain = (domain) =>
    domain === "woodgrove.example" ? Promise.resolve(woodgrove) : tenantOfDomain!(domain);
  const at = (name: string, tenantId: string) => world.has(aPerson(name, { tenantId, objectId: name }), [aMobile()]);
  for (const [name, tenantId] of [
    ["Alice", home.tenantId],
    ["Wendy", woodgrove],
    ["Lena", litware],
  ] as const) {
    at(name, tenantId);
  }
  return desk;
}

describe("no request leaves for a tenant out of the operator's reach", () => {
  it("whatever is typed, pressed or forged, in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 6 }), async (commands) => {
        const desk = provider();
        const { say } = aConversation(desk);
        for (const one of commands) {
          // A refusal is an answer; anything unforeseen is not.
          const problem = await say(one).then(() => undefined, asProblem);
          assert.notEqual(problem?.code, "unexpected", problem?.stack);
        }
        assert.deepEqual(
          desk.world.opened.filter((tenantId) => tenantId !== home.tenantId && tenantId !== fabrikam),
          [],
        );
      }),
      { numRuns: 300 },
    );
  });
});
