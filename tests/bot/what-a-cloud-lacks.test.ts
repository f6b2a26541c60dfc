import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("what a cloud lacks is said on the cards", () => {
  const shared = sharedHelpdesk();
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cloud-"));
  });
  after(() => rm(folder, { recursive: true }));

  /** The bot, started anew in the local cloud without these. */
  async function inACloudWithout(...lacks: readonly string[]) {
    const { desk } = shared;
    const CLOUD = join(folder, `${lacks.join("-")}.json`);
    const local = JSON.parse(await readFile(desk.config.CLOUD, "utf8")) as object;
    await writeFile(CLOUD, JSON.stringify({ ...local, lacks }));
    await desk.fresh({ env: { CLOUD } });
    return atTheDesk(desk, "olivia");
  }
  const graph = () => shared.desk.microsoft.requests.all().filter(({ service }) => service === "graph");

  it("no GDAP: the selector and a command name it, and no customer's door is opened", async () => {
    const olivia = await inACloudWithout("gdap");
    await olivia.say("customers");
    const words = wordsOf(await olivia.sees(/Commands work in/));
    assert.match(words, /Northwind \(your own\): ready/);
    assert.match(words, /Contoso: not in this cloud[^]*no delegated administration \(GDAP\) in your cloud/);
    await olivia.say("reset MFA for alice in Contoso");
    await olivia.sees(/No customers in this cloud[^]*Customer: {1,2}Contoso/);
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
    assert.deepEqual(new Set(graph().map(({ tenantId }) => tenantId)), new Set([tenantIds.northwind]));
    assert.ok(!graph().some(({ path }) => path.includes("delegatedAdmin")));
  });

  it("no hardware tokens: the summary says that they can't be seen", async () => {
    const olivia = await inACloudWithout("hardware-oath");
    await olivia.say("reset MFA for max");
    const summary = await olivia.sees(/Confirm: Max Many/);
    assert.match(wordsOf(summary), /[Hh]ardware[^.]*Microsoft does not offer that in this cloud/);
    assert.ok(!graph().some(({ path }) => path.includes("hardwareOath")));
  });

  it("no authentication methods: said, and nothing is touched", async () => {
    const olivia = await inACloudWithout("authentication-methods");
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Microsoft does not offer this in your cloud/);
    assert.deepEqual(changesOf(shared.desk), []);
  });
});
