import assert from "node:assert/strict";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { peopleIds, targetIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import { registerApp, removeUser, userOf } from "../support/world-of.ts";

describe("check twice: what changed between summary and Confirm stops the reset", () => {
  const shared = sharedHelpdesk();

  async function summary() {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone because lost ticket INC-5");
    return { olivia, card: await olivia.sees(/Confirm: Paula/) };
  }

  it("a method came: nothing is removed, a fresh summary says so and works", async () => {
    const { olivia, card } = await summary();
    registerApp(shared.desk, targetIds.paulaPhone);
    await olivia.press(card, "reset.confirm");
    const fresh = await olivia.sees(/Something changed since the last summary/);
    await olivia.becomes(card, /Replaced/);
    assert.deepEqual(changesOf(shared.desk), []);
    assert.match(wordsOf(fresh), /A new phone/);
    assert.match(JSON.stringify(fresh.attachments), /INC-5/);
    await olivia.press(fresh, "reset.confirm");
    await olivia.becomes(fresh, /Complete: all 2 gone/);
    assert.equal(changesOf(shared.desk).length, 2);
  });

  for (const [status, tries, arrives] of [
    [429, 2, "comes all the same"],
    [412, 2, "comes all the same"],
    [502, 1, "is not repeated, for it may stand there"],
  ] as const) {
    it(`Teams answers ${status} to the fresh summary: it ${arrives}`, async () => {
      const { olivia, card } = await summary();
      registerApp(shared.desk, targetIds.paulaPhone);
      const match = { service: "connector", method: "POST", path: "/activities" } as const;
      // From the refused one on.
      const posts = () => {
        const all = shared.desk.microsoft.requests
          .all()
          .filter(({ method, path }) => method === "POST" && match.path === path.slice(-11));
        return all.slice(all.findIndex((one) => one.status === status)).map((one) => one.status);
      };
      shared.desk.microsoft.faults.add({ match, answer: { status }, times: 1 });
      await olivia.press(card, "reset.confirm");
      await olivia.becomes(card, /Replaced/);
      await eventually(() => {
        assert.deepEqual(posts(), tries === 1 ? [status] : [status, 201]);
      });
      if (tries === 2) await olivia.sees(/Something changed since the last summary/);
    });
  }

  it("a method went: the same", async () => {
    const { olivia, card } = await summary();
    userOf(shared.desk, targetIds.paulaPhone).methods = [];
    await olivia.press(card, "reset.confirm");
    await olivia.sees(/Nothing to reset: Paula/);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  const withdrawn: readonly { what: string; change: () => Promise<void>; words: RegExp }[] = [
    {
      what: "the operator's desk role",
      change: () => rewrite({ ...demoAccess, roles: demoAccess.roles.filter(({ role }) => role === "UsersReader") }),
      words: /Nothing was touched.*Desk role: you need Microsoft Entra ID Authentication Methods Writer/,
    },
    {
      what: "the right to see anybody",
      change: () => rewrite({ ...demoAccess, roles: [] }),
      words: /Nothing was touched.*Desk role: you need Users Reader/,
    },
    {
      what: "the account, by the list of those never reset",
      change: () => rewrite({ ...demoAccess, rules: [{ customers: ["*"], never: [targetIds.paulaPhone] }] }),
      words: /Nothing was touched.*never reset by the bot/,
    },
    {
      what: "the account, as the operator's own other one",
      change: () => rewrite({ ...demoAccess, samePerson: [[peopleIds.olivia, targetIds.paulaPhone]] }),
      words: /Nothing was touched.*belongs to you too/,
    },
    {
      what: "the operator's Entra role",
      change: () => {
        userOf(shared.desk, peopleIds.olivia).roles = [];
        return Promise.resolve();
      },
      words: /Failed: nothing was removed/,
    },
    {
      what: "the person, who was deleted",
      change: () => {
        removeUser(shared.desk, targetIds.paulaPhone);
        return Promise.resolve();
      },
      words: /Failed.*This person no longer exists/,
    },
  ];
  for (const { what, change, words } of withdrawn) {
    it(`withdrawn: ${what}`, async () => {
      const { olivia, card } = await summary();
      await change();
      await olivia.press(card, "reset.confirm");
      await olivia.becomes(card, words);
      assert.deepEqual(changesOf(shared.desk), []);
    });
  }

  /** Read anew by a restart, which is the same to the operator as the file's watcher. */
  async function rewrite(access: object): Promise<void> {
    await shared.desk.writeAccess(access);
    await shared.desk.restart();
  }
});
