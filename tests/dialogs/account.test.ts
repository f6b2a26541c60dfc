import assert from "node:assert/strict";
import { roles } from "../../core/access/roles.ts";
import { anOperator, home } from "../support/builders/people.ts";
import { aConversation } from "../support/fakes/a-conversation.ts";
import { aDesk } from "../support/fakes/a-desk.ts";
import { textOf, titlesOf } from "../support/read-card.ts";

const talk = () => aConversation(aDesk());

describe("dialogs/account", () => {
  it("who am I: name, desk roles of home, Entra roles by name; personal", async () => {
    const { say, whoAmI } = talk();
    const entraRoles = [roles["Authentication Administrator"], "custom"];
    whoAmI.resolves({ signedIn: true, home, deskRoles: [{ role: "UsersReader", customers: ["Contoso"] }], entraRoles });
    const { card, personal } = await say<"who-am-i">({ kind: "who-am-i" });
    assert.match(textOf(card), /Olive Operator[^]*Signed in[^]*Contoso/);
    assert.match(textOf(card), /Users Reader[^]*: Contoso[^]*Authentication Administrator[^]*custom role/);
    assert.deepEqual([personal, titlesOf(card)[0]], [true, "Sign out"]);
  });
  it("who am I, not signed in: says so and offers it", async () => {
    const { say, whoAmI } = talk();
    whoAmI.resolves({ signedIn: false, home, deskRoles: [] });
    const { card } = await say<"who-am-i">({ kind: "who-am-i" });
    assert.match(textOf(card), /Not signed in[^]*Not read/);
    assert.equal(titlesOf(card)[0], "Sign in");
  });
  it("sign in: already signed in, or the problem that asks for it", async () => {
    const { say, signedIn } = talk();
    const { card, personal } = await say<"sign-in">({ kind: "sign-in" });
    assert.match(textOf(card), /You are signed in as Olive Operator/);
    assert.equal(personal, true);
    signedIn.resolves(false);
    await assert.rejects(say<"sign-in">({ kind: "sign-in" }), { code: "sign-in-needed" });
  });
  it("sign out: the operator's own sign-in goes", async () => {
    const { say, signOut } = talk();
    const { card, personal } = await say<"sign-out">({ kind: "sign-out" });
    assert.deepEqual(signOut.args, [[anOperator()]]);
    assert.match(textOf(card), /You are signed out/);
    assert.equal(personal, true);
  });
});
