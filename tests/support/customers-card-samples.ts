import { customersCard } from "../../cards/customers-card.ts";
import { excludedCard } from "../../cards/excluded-card.ts";
import type { CustomerState } from "../../core/directory/customer-state.ts";
import type { CardSample } from "./card-sample.ts";

const guid = (index: number) => `${String(index).padStart(8, "0")}-0000-4000-8000-000000000000`;

const row = (index: number, name: string, part: Partial<CustomerState & { readonly ticked: boolean }> = {}) => ({
  ...{ customer: { tenantId: guid(index), name, home: index === 0 }, state: "ready" as const, ticked: false },
  ...part,
});

const rows = [
  row(0, "Northwind", { ticked: true }),
  row(1, "Contoso", { endsInDays: 20, ticked: true }),
  row(2, "Fabrikam"),
  row(3, "Adatum", { state: "consent-missing", consentLink: "https://login.example/adminconsent" }),
  row(4, "Litware", { state: "not-in-gdap-group" }),
  row(5, "Wingtip", { state: "eligible-not-active" }),
  row(6, "Tailspin", { state: "gdap-ended" }),
  row(7, "Proseware", { state: "sign-in-needed" }),
];
const notAccepted = [row(9, "Woodgrove", { state: "not-accepted" })];

const usual = { selected: ["Northwind", "Contoso"], stale: false, kept: [], more: 0, notAccepted: [] };
const many = Array.from({ length: 25 }, (_, index) =>
  row(index, `A customer with quite a long name, number ${index}`, { state: "role-missing", ticked: index < 3 }),
);

/** The selector in the states that matter. */
export function customersCardSamples(): CardSample[] {
  const of = "customers-card";
  return [
    { of, when: "one of each state", card: customersCard({ ...usual, rows, total: 8, notAccepted }) },
    {
      of,
      when: "chosen too long ago, many customers, a search",
      card: customersCard({
        ...usual,
        ...{
          rows: rows.slice(1, 3),
          total: 500,
          more: 40,
          kept: [guid(0)],
          stale: true,
          search: "o",
          then: "search-0001",
          waits: {
            kind: "reset.start",
            wanted: { parts: Array.from({ length: 5 }, () => ({ by: "name", value: "L".repeat(64) })) },
            details: { revokeSessions: false },
          },
        },
      }),
    },
    {
      of,
      when: "25 customers that are not ready",
      card: customersCard({
        ...usual,
        rows: many,
        total: 25,
        applied: "done",
        kept: many.map(({ customer }) => customer.tenantId),
      }),
    },
    {
      of,
      when: "applied, and what should go on is gone",
      card: customersCard({ ...usual, rows: rows.slice(0, 3), total: 3, applied: "forgotten" }),
    },
    { of, when: "one tenant only", card: customersCard({ ...usual, rows: rows.slice(0, 1), total: 1 }) },
    {
      of: "excluded-card",
      when: "nobody matches, one customer silent, others not searched",
      card: excludedCard({
        excluded: [{ why: "not-found", asked: "alcie", searched: ["Northwind", "Contoso"], near: [] }],
        silent: [{ tenantId: guid(2), customerName: "Fabrikam", reason: "slow" }],
        unsearched: 3,
      }),
    },
  ];
}
