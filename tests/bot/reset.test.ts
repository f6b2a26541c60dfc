import assert from "node:assert/strict";
import { peopleIds, targetIds } from "../../emulator/seed/contoso.ts";
import { fixedIds } from "../../emulator/seed/methods.ts";
import { atTheDesk, changesOf, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

const memberOf = ["transitiveMemberOf/microsoft.graph.directoryRole", "transitiveMemberOf/microsoft.graph.group"];

describe("reset MFA for alice, through the whole chain", () => {
  // One story in four parts.
  const shared = sharedHelpdesk({ eachFresh: false });

  it("goes from the sentence through sign-in, summary and Confirm to the outcome", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders, Northwind/);
    assert.match(wordsOf(summary), /Will be deleted/);
    assert.match(wordsOf(summary), /Stays, can still sign in/);
    await olivia.press(summary, "reset.confirm");
    const outcome = await olivia.sees(/Complete: all 5 gone, checked/);

    assert.equal(outcome.id, summary.id);
    assert.match(wordsOf(outcome), /Alice Anders/);
    assert.doesNotMatch(JSON.stringify(outcome.attachments), /reset\.(?:confirm|cancel)/);
  });

  it("asked Graph for what a reset needs and nothing else, in the right order", () => {
    const changes = changesOf(shared.desk).map((one) => one.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, (id) => nameOf(id)));
    assert.deepEqual(changes, [
      "DELETE softwareOathMethods/one 204",
      "DELETE phoneMethods/office 204",
      "DELETE phoneMethods/alternateMobile 204",
      "DELETE phoneMethods/mobile 204",
      "DELETE microsoftAuthenticatorMethods/one 204",
    ]);
    const graph = shared.desk.microsoft.requests.all().filter(({ service }) => service === "graph");
    assert.deepEqual(
      graph.filter(({ status }) => status >= 400).map(({ method, path, status }) => `${method} ${path} ${status}`),
      [],
    );
    const reads = new Map<string, number>();
    for (const { path } of graph.filter(({ method }) => method === "GET")) {
      const place = path.replace(/\?.*/, "");
      reads.set(place, (reads.get(place) ?? 0) + 1);
    }
    const [alice, olivia] = [`users/${targetIds.aliceAnders}`, `users/${peopleIds.olivia}`];
    const roles = (person: string, ...kinds: string[]): [string, number][] =>
      kinds.map((kind) => [`/v1.0/${person}/${kind}`, 2]);
    assert.deepEqual(
      [...reads].sort(),
      [
        // Found by name; at Confirm by id.
        ["/v1.0/users", 1],
        [`/v1.0/${alice}`, 1],
        // For the summary and again at Confirm.
        ...roles(olivia, "transitiveMemberOf"),
        ...roles(alice, ...memberOf, "ownedObjects/microsoft.graph.group"),
        // Summary, Confirm, proof.
        [`/v1.0/${alice}/authentication/methods`, 3],
        [`/beta/${alice}/authentication/hardwareOathMethods`, 3],
        [`/beta/${alice}/authentication/signInPreferences`, 3],
      ].sort(),
    );
  });

  it("finds nothing to reset the second time", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const card = await olivia.sees(/Nothing to reset: Alice Anders/);
    assert.match(wordsOf(card), /YubiKey/);
  });

  it("does the same for the next person on the same sign-in", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const outcome = await resetBy(olivia, "reset MFA for paula phone");
    assert.match(wordsOf(outcome), /Complete: the 1 method is gone.*Paula Phone, Northwind/);
  });
});

function nameOf(id: string): string {
  return Object.entries(fixedIds).find(([, fixed]) => fixed === id)?.[0] ?? "one";
}
