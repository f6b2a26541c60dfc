import type { EffectiveRule } from "../core/access/access.ts";
import { fields, verbs } from "../core/presses/vocabulary.ts";
import { type ElsewhereMissing, type ElsewhereState, elsewherePlaces } from "../core/reset/elsewhere.ts";
import { short } from "./kit/foreign.ts";
import { field, list, tick } from "./kit/inputs.ts";
import { box, buttons, type Card, card, type Element, fact, item, line, press, pressAway } from "./kit/kit.ts";
import { detailInputs } from "./parts/review-inputs.ts";
import { placeWords } from "./words/place-words.ts";
import { dayAndTime } from "./words/time.ts";
import { detailWords } from "./words/words.ts";

export interface ElsewhereView {
  readonly viewId: string;
  readonly state: ElsewhereState;
  readonly rule: EffectiveRule;
  readonly missing: readonly ElsewhereMissing[];
}

const missingWords: Readonly<Record<ElsewhereMissing, string>> = {
  when: "Say when it was done, as 2026-11-24 09:30.",
  "not-yet": "That time is still to come. Times are UTC.",
  "too-long-ago": "That is more than 30 days ago: too old for this record.",
  reason: "Choose a reason.",
  verification: "Say how the caller was verified.",
  ticket: "Enter the ticket.",
};

/** What was done without this bot: asked for, or written down. */
export function elsewhereCard(view: ElsewhereView): Card {
  return view.state.recordedAt === undefined ? open(view) : written(view.state, view.state.recordedAt);
}

function open({ viewId, state, rule, missing }: ElsewhereView): Card {
  const { act, said } = state;
  const data = { [fields.view]: viewId };
  return card(act === "reset" ? "Record a reset done elsewhere?" : "Record sessions revoked elsewhere?", [
    ...about(state),
    line(
      "This changes nothing for that person. It writes into the record, in your name, that it was done without this bot.",
    ),
    missing.length > 0 &&
      box("attention", [line({ bold: "Not recorded yet" }), ...missing.map((one) => item(missingWords[one]))]),
    field({ id: fields.when, label: "Done when? (UTC)", value: whenOf(said), required: true }, 25),
    list(
      { id: fields.place, label: "Done how?", value: said.place, required: true },
      elsewherePlaces.map((value) => ({ title: capital(placeWords[value]), value })),
    ),
    ...detailInputs(said.details, { rule, asksToRevoke: false }),
    act === "reset" &&
      tick(
        { id: fields.revoke, label: "Sessions", value: String(said.details.revokeSessions) },
        "Sessions were revoked as well",
      ),
    buttons([
      press("Record it", { verb: verbs.elsewhereRecord, data }),
      pressAway("Cancel", { verb: verbs.elsewhereCancel, data }),
    ]),
  ]);
}

function about({ target }: Pick<ElsewhereState, "target">): Element[] {
  return [
    line({ bold: short(target.displayName, 60) }, `, ${short(target.customerName, 40)}`),
    line({ quiet: short(target.userPrincipalName, 120) }),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function whenOf({ doneAt }: ElsewhereState["said"]): string | undefined {
  return doneAt?.slice(0, 16).replace("T", " ");
}

function written({ act, target, said }: ElsewhereState, recordedAt: string): Card {
  const { place, doneAt = recordedAt, details } = said;
  const also = act === "reset" && details.revokeSessions;
  return card("Recorded: done elsewhere", [
    ...about({ target }),
    fact(
      "What",
      `${act === "reset" ? "MFA reset" : "sessions revoked"}, ${placeWords[place]}${also ? ", sessions revoked as well" : ""}`,
    ),
    fact("When", dayAndTime(doneAt)),
    ...detailWords(details).map(({ label, value }) => fact(label, short(value, 200))),
    line({ quiet: `Recorded ${dayAndTime(recordedAt)}. Your word: this bot neither did it nor checked it.` }),
  ]);
}
