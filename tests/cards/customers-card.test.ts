import assert from "node:assert/strict";
import { customersCard } from "../../cards/customers-card.ts";
import { elementsOf } from "../../cards/kit/check-card.ts";
import { cardSize, largestCard } from "../../cards/kit/fit.ts";
import { selectionBar } from "../../cards/parts/selection-parts.ts";
import { silentBox } from "../../cards/words/silent-words.ts";
import type { CustomerState } from "../../core/directory/customer-state.ts";
import { allWordsOf } from "../support/all-words-of.ts";

const guid = (index: number) => `${String(index).padStart(8, "0")}-0000-4000-8000-000000000000`;
const row = (state: CustomerState["state"], part: Partial<CustomerState> = {}) => ({
  ...{ customer: { tenantId: guid(1), name: "Contoso", home: false }, state, ticked: false },
  ...part,
});
const view = { kept: [], selected: ["Northwind"], stale: false, total: 2, more: 0, notAccepted: [] };

describe("cards/customers-card", () => {
  const states: [CustomerState["state"], RegExp][] = [
    ["ready", /Contoso: ready/],
    ["consent-missing", /not approved yet[^]*administrator of this customer must approve/],
    ["not-in-gdap-group", /no access path[^]*no group with delegated administration/],
    ["role-missing", /no role to reset with[^]*Authentication Administrator/],
    ["eligible-not-active", /membership not active[^]*Privileged Identity Management/],
    ["gdap-ended", /delegated administration ended[^]*new one has to be requested/],
    ["sign-in-needed", /sign in there first[^]*Sign in to Contoso/],
    ["blocked", /blocked by a policy[^]*Conditional Access/],
    ["not-in-this-cloud", /not in this cloud[^]*no delegated administration \(GDAP\)/],
    ["unreachable", /did not answer[^]*Check Contoso again/],
  ];
  for (const [state, words] of states) {
    it(`${state}: in words, with the way on`, () => {
      assert.match(allWordsOf(customersCard({ ...view, rows: [row(state)] })), words);
    });
  }
  it("a role that is missing at home is the account's own, not that of a group with delegated administration", () => {
    const home = row("role-missing", { customer: { tenantId: guid(0), name: "Northwind", home: true } });
    const words = allWordsOf(customersCard({ ...view, rows: [home, row("role-missing")] }));
    assert.match(words, /Northwind: no role to reset with[^]*your account needs the role/);
    assert.match(words, /Contoso: no role to reset with[^]*your GDAP group needs the role/);
  });
  it("says when a delegation ends", () => {
    const words = (days: number) => allWordsOf(customersCard({ ...view, rows: [row("ready", { endsInDays: days })] }));
    assert.match(words(20), /Contoso: ready, ends in 20 days/);
    assert.match(words(1), /ends in 1 day\b/);
  });
  it("the link for the customer's administrator opens a page, and is nobody's press", () => {
    const rows = [row("consent-missing", { consentLink: "https://login.example/consent" })];
    const link = elementsOf(customersCard({ ...view, rows }).body).find(({ type }) => type === "Action.OpenUrl");
    assert.equal(link?.["url"], "https://login.example/consent");
  });
  it("the card carries what is ticked but not shown, and the way back", () => {
    const card = customersCard({ ...view, rows: [row("ready")], kept: [guid(7), guid(8)], then: "view-0001" });
    const apply = elementsOf(card.body).find(({ verb }) => verb === "customers.apply");
    assert.deepEqual(apply?.["data"], { kept: `${guid(7)},${guid(8)}`, then: "view-0001" });
  });
  it("one tenant only: nothing to choose, and its trouble is said all the same", () => {
    const card = customersCard({ ...view, total: 1, rows: [row("role-missing")] });
    assert.match(allWordsOf(card), /nothing to choose[^]*no role to reset with/);
    assert.ok(!elementsOf(card.body).some(({ type }) => type.startsWith("Input.")));
  });
  it("no search where everything is shown; a search that finds nothing says so", () => {
    assert.ok(
      !allWordsOf(
        customersCard({ ...view, rows: [row("ready")], total: 1, notAccepted: [row("not-accepted")] }),
      ).includes("Search"),
    );
    assert.match(
      allWordsOf(customersCard({ ...view, rows: [], total: 40, search: "zz" })),
      /No customer of yours has that/,
    );
  });
  it("stays small with 25 of the longest names, all in trouble, and 100 ticks elsewhere", () => {
    const name = "Ω".repeat(200);
    const rows = Array.from({ length: 25 }, (_, index) => ({
      ...row("consent-missing", { consentLink: `https://login.example/${"s".repeat(500)}` }),
      customer: { tenantId: guid(index), name: `${index} ${name}`, home: false },
    }));
    const kept = Array.from({ length: 100 }, (_, index) => guid(100 + index));
    const notAccepted = rows.map((one) => ({ ...one, state: "not-accepted" as const }));
    const size = cardSize(customersCard({ ...view, rows, kept, notAccepted, total: 500, more: 375 }));
    assert.ok(size < largestCard, `${size} bytes`);
  });
});

describe("cards/selection-parts", () => {
  it("a view's bar names some of the selection, and the button leads back to the view", () => {
    const names = Array.from({ length: 9 }, (_, index) => `Customer ${index}`);
    const bar = selectionBar(names, "view-0001");
    assert.match(allWordsOf(bar), /Customers:\s+Customer 0, [^]*Customer 5 and 3 more/);
    assert.match(JSON.stringify(bar), /"verb":"customers","data":\{"then":"view-0001"\}/);
  });
});

describe("cards/silent-words", () => {
  it("nobody silent: nothing is said", () => {
    assert.equal(silentBox([]), undefined);
  });
  it("each with its reason, ten at most", () => {
    const silent = Array.from({ length: 12 }, (_, index) => ({
      ...{ tenantId: guid(index), customerName: `Customer ${index}` },
      reason: index === 0 ? ("slow" as const) : ("graph-throttled" as const),
    }));
    const words = allWordsOf(silentBox(silent));
    assert.match(words, /Customer 0 : did not answer in time\./);
    assert.match(words, /Customer 1 : Microsoft is asking us to slow down\./);
    assert.match(words, /And 2 more\./);
  });
});
