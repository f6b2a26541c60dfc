import type { EffectiveRule } from "../../core/access/access.ts";
import type { Details } from "../../core/details.ts";
import { fields, reasons, verifications } from "../../core/presses/vocabulary.ts";
import type { Missing } from "../../core/reset/missing.ts";
import { type Choice, field, list, tick } from "../kit/inputs.ts";
import { box, type Element, item, line, present } from "../kit/kit.ts";
import { reasonWords, verificationWords } from "../words/words.ts";

const missingWords: Readonly<Record<Missing, string>> = {
  reason: "Choose a reason.",
  verification: "Say how the caller was verified.",
  ticket: "Enter the ticket.",
  "nothing-ticked": "Tick at least one method.",
  "nobody-left": "Nobody is left on it.",
  "alternate-mobile-first":
    "Tick the alternate mobile phone too, or leave the mobile phone out: Microsoft removes the alternate one first.",
};

/** What stood in the way of the last press, in words. */
export function missingBox(missing: readonly Missing[]): Element | undefined {
  if (missing.length === 0) return undefined;
  const lines = missing.map((one) => item(missingWords[one]));
  return box("attention", [line({ bold: "Not confirmed yet" }), ...lines]);
}

/**
 * Reason, verification, ticket, and revoking beside a reset and ticket: always asked, required where the customer's rules say so. On pages
 * a client must not insist: a page is turned before everything is filled in.
 */
export function detailInputs(
  details: Details,
  { rule, asksToRevoke, onPages = false }: { rule: EffectiveRule; asksToRevoke: boolean; onPages?: boolean },
): Element[] {
  const asked = (label: string, required: boolean) =>
    onPages ? { label: required ? `${label} (required)` : label } : { label, required };
  return present([
    list(
      { id: fields.reason, value: details.reason, ...asked("Reason", rule.requireReason) },
      choices(reasons, reasonWords),
    ),
    ...ownWords(details),
    list(
      {
        id: fields.verification,
        value: details.verification,
        ...asked("How was the caller verified?", rule.requireVerification),
      },
      choices(verifications, verificationWords),
    ),
    field({ id: fields.ticket, value: details.ticket, ...asked("Ticket", rule.requireTicket) }, 64),
    asksToRevoke &&
      tick(
        { id: fields.revoke, label: "Sessions", value: String(details.revokeSessions) },
        "Also sign out everywhere (always done when stolen)",
      ),
  ]);
}

function ownWords({ reasonText }: Details): Element[] {
  return reasonText === undefined
    ? []
    : [field({ id: fields.reasonText, label: "In your words", value: reasonText }, 200)];
}

function choices<Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>): Choice[] {
  return values.map((value) => ({ title: words[value], value }));
}
