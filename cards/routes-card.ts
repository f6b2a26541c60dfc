import { short } from "./kit/foreign.ts";
import { type Card, card, item, line, present } from "./kit/kit.ts";

export interface RoutesView {
  readonly title: string;
  readonly text: string;
  /** What the channel is told now. */
  readonly routes: readonly { readonly customerName: string; readonly daily: boolean }[];
}

const mostShown = 40;

/** Whose results a channel is told, and how that ends. */
export function routesCard({ title, text, routes }: RoutesView): Card {
  const lines = routes
    .toSorted((a, b) => a.customerName.localeCompare(b.customerName))
    .slice(0, mostShown)
    .map(({ customerName, daily }) =>
      item({ bold: short(customerName) }, daily ? ", one thread a day" : ", a post each"),
    );
  const rest = routes.length - mostShown;
  return card(title, present([line(text), ...lines, rest > 0 && item(`and ${rest} more`)]));
}
