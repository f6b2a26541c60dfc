/** What still stands in the way of Confirm. */
export type Missing =
  | "reason"
  | "verification"
  | "ticket"
  | "nothing-ticked"
  | "alternate-mobile-first"
  | "nobody-left";
