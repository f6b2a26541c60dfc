import assert from "node:assert/strict";
import type { Named } from "../../../../core/command.ts";
import { mostOffered, resolvePeople } from "../../../../services/resets/prepare/resolve-people.ts";
import { createSearchPeople } from "../../../../services/resets/prepare/search-people.ts";
import { anOperator, aPerson, home } from "../../../support/builders/people.ts";
import { World } from "../../../support/fakes/a-world.ts";

const anders = aPerson("Anders and Sons", { objectId: "firm" });
const alice = aPerson("Alice Anders");
const alina = aPerson("Alina Adams");
const bob = aPerson("Bob Brown");

async function resolve(wanted: Parameters<typeof resolvePeople>[1], people = [anders, alice, alina, bob]) {
  const world = new World();
  for (const target of people) world.has(target);
  const rounds = [[home]];
  const reach = { forNames: [home], unsearched: 0, forId: () => rounds, forAddress: () => Promise.resolve(rounds) };
  const timeout = () => new AbortController().signal;
  const search = createSearchPeople({ openTenant: world.openTenant, timeout }, anOperator(), reach);
  return { ...(await resolvePeople(search, wanted)), done: world.done };
}

const name = (value: string): Named => ({ by: "name", value });
const address = (value: string): Named => ({ by: "address", value });

describe("services/resets/resolve-people", () => {
  describe("one", () => {
    const found: [string, Named, string][] = [
      ["an address", address("alice@contoso.com"), "alice"],
      ["an object id", { by: "id", value: "bob" }, "bob"],
      ["a mention", { by: "mention", value: "Somebody", objectId: "bob" }, "bob"],
      ["a name", name("bob"), "bob"],
    ];
    for (const [what, part, objectId] of found) {
      it(`${what} that one person has`, async () => {
        const { found: targets, excluded, choice } = await resolve({ parts: [part] });
        assert.deepEqual(
          targets.map((target) => target.objectId),
          [objectId],
        );
        assert.deepEqual([excluded, choice], [[], undefined]);
      });
    }
    const none: [string, Named][] = [
      ["an address", address("zoe@contoso.com")],
      ["an object id", { by: "id", value: "zoe" }],
      ["a mention's id", { by: "mention", value: "Alice Anders", objectId: "zoe" }],
    ];
    for (const [what, part] of none) {
      it(`${what} that nobody has`, async () => {
        const { found: targets, excluded } = await resolve({ parts: [part] });
        const asked = part.value;
        assert.deepEqual(excluded, [{ why: "not-found", asked, searched: ["Contoso"], near: [] }]);
        assert.deepEqual(targets, []);
      });
    }
    it("a mention without an id is never searched by its name", async () => {
      const { found: targets, excluded, done } = await resolve({ parts: [{ by: "mention", value: "Alice Anders" }] });
      assert.deepEqual(excluded, [{ why: "mention-unresolved", asked: "Alice Anders" }]);
      assert.deepEqual([targets, done], [[], []]);
    });
    it("a name that several have: a choice", async () => {
      const { choice, found: targets } = await resolve({ whole: "ali", parts: [name("ali")] });
      assert.deepEqual(choice, { asked: "ali", offered: [alice, alina], more: false });
      assert.deepEqual(targets, []);
    });
    it("more than can be offered: the first ones, and that there are more", async () => {
      const many = Array.from({ length: 12 }, (_, index) => aPerson("Ali", { objectId: `ali-${index}` }));
      const { choice } = await resolve({ whole: "ali", parts: [name("ali")] }, many);
      assert.equal(choice?.offered.length, mostOffered);
      assert.equal(choice.more, true);
    });
    it("a name that nobody has: near misses, at most three", async () => {
      const { excluded } = await resolve({ whole: "alise", parts: [name("alise")] });
      assert.deepEqual(excluded, [{ why: "not-found", asked: "alise", searched: ["Contoso"], near: [alice, alina] }]);
      const many = Array.from({ length: 5 }, (_, index) => aPerson("Alice", { objectId: `a-${index}` }));
      const [first] = (await resolve({ whole: "alise", parts: [name("alise")] }, many)).excluded;
      assert.equal(first?.why === "not-found" && first.near.length, 3);
    });
    it("one letter: nothing is near", async () => {
      const { excluded, done } = await resolve({ whole: "z", parts: [name("z")] });
      assert.equal(excluded.length, 1);
      assert.deepEqual(done, ["find z"]);
    });
  });

  describe("several", () => {
    it("the whole text is first tried as one name", async () => {
      const { found: targets } = await resolve({ whole: "Anders and Sons", parts: [name("Anders"), name("Sons")] });
      assert.deepEqual(targets, [anders]);
    });
    it("then as a list; unknown, ambiguous and unresolved ones are named, the rest is found once", async () => {
      const parts = [name("bob"), address("bob@contoso.com"), name("ali"), name("nobody")];
      const mention: Named = { by: "mention", value: "Eve" };
      const { found: targets, choice, excluded } = await resolve({ whole: "…", parts: [...parts, mention] });
      assert.deepEqual(targets, [bob]);
      assert.equal(choice, undefined);
      assert.deepEqual(
        excluded.map(({ why }) => why),
        ["ambiguous", "not-found", "mention-unresolved"],
      );
      assert.deepEqual(excluded[0], { why: "ambiguous", asked: "ali", matches: [alice, alina] });
    });
    it("an address that two people share, in a list: ambiguous", async () => {
      const twin = { ...alice, objectId: "twin" };
      const parts = [address("alice@contoso.com"), address("bob@contoso.com")];
      const { found: targets, excluded } = await resolve({ parts }, [alice, twin, bob]);
      assert.deepEqual(targets, [bob]);
      assert.equal(excluded[0]?.why, "ambiguous");
    });
  });
});
