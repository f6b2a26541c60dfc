import assert from "node:assert/strict";
import type { JWTPayload } from "jose";
import { composeAdapter } from "../../../bot/compose/compose-adapter.ts";
import { registrations } from "../../../emulator/seed/contoso.ts";
import { atTheDesk } from "../../support/at-the-desk.ts";
import { heardBy } from "../../support/heard-by.ts";
import { sharedHelpdesk } from "../../support/shared-helpdesk.ts";

/** botbuilder alone, without our check of the issuer before it: the second lock must hold by itself. */
describe("bot/compose/compose-adapter", () => {
  const shared = sharedHelpdesk({ eachFresh: false });

  async function heard(claims: JWTPayload) {
    const { teams } = shared.desk.microsoft;
    const adapter = composeAdapter(shared.desk.config, () => Promise.resolve("unused"));
    const token = await teams.signChannelToken(claims);
    const body = teams.write(atTheDesk(shared.desk, "olivia"), { type: "message", text: "help" });
    return await heardBy(adapter, { body, token });
  }

  it("hears the channel", async () => {
    assert.deepEqual(await heard({}), { heard: true, status: 200 });
  });

  const emulators: readonly { what: string; claims: JWTPayload }[] = [
    {
      what: "of v1",
      claims: {
        iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        ver: "1.0",
        appid: registrations.channelAppId,
      },
    },
    {
      what: "of v2",
      claims: {
        iss: "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
        ver: "2.0",
        azp: registrations.channelAppId,
      },
    },
  ];
  for (const { what, claims } of emulators) {
    it(`does not hear an emulator's token ${what}, for our own app and properly signed`, async () => {
      assert.deepEqual(await heard(claims), { heard: false, status: 401 });
    });
  }
});
