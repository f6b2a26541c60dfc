import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { checkCard, elementsOf } from "../../cards/kit/check-card.ts";
import type { Card } from "../../cards/kit/kit.ts";
import { cardSamples } from "../support/card-samples.ts";
import { buttonsOf } from "../support/read-card.ts";

const library = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js") as typeof import("adaptivecards");

/** What the reference library has against a card: [event, message]. */
function judge(card: Card): string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const validating = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsing, ...validating];
}

/** What Microsoft's own types for Teams have against a card. The schema made from them is as strict as they are: no key they don't know. */
const isTeamsCard = new Ajv({ discriminator: true, strict: false, allErrors: true }).compile(
  JSON.parse(readFileSync(new URL("../support/teams-cards.schema.json", import.meta.url), "utf8")) as object,
);

function judgeAsTeams(card: object): string[] {
  if (isTeamsCard(card)) return [];
  return (isTeamsCard.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${String(message)}`);
}

describe("every card", () => {
  for (const { of, when, card } of cardSamples()) {
    describe(`${of}, ${when}`, () => {
      it("breaks no rule of the house", () => {
        assert.deepEqual(checkCard(card), []);
      });

      it("is understood by the reference library, or falls back", () => {
        const faults = judge(card).filter((message) => !message.includes("Fallback will be used"));
        assert.deepEqual(faults, []);
      });

      it("is what Microsoft's types for Teams describe", () => {
        assert.deepEqual(judgeAsTeams(card), []);
      });

      it("is a card of version 1.5 in full width", () => {
        assert.equal(card.version, "1.5");
        assert.deepEqual(card.msteams, { width: "full" });
        assert.notEqual(card.fallbackText, "");
      });

      it("carries opaque ids only, or a sentence to say", () => {
        for (const { type, verb, data } of buttonsOf(card)) {
          if (type !== "Action.Execute") continue;
          const allowed =
            verb === "say"
              ? ["text"]
              : [
                  ...["batch", "choice", "page", "to", "withTicks", "then", "kept", "tenant"],
                  ...["view", "version", "list", "position"],
                ];
          const strange = Object.keys(data as object).filter((key) => !allowed.includes(key));
          assert.deepEqual(strange, [], String(verb));
        }
      });

      it("sends the same from an older client", () => {
        for (const { type, title, verb, data, fallback } of buttonsOf(card)) {
          if (type !== "Action.Execute") continue;
          const { type: older, title: same, data: sent } = fallback as Record<string, unknown>;
          assert.deepEqual(
            { older, same, sent },
            { older: "Action.Submit", same: title, sent: { ...(data as object), verb } },
          );
        }
      });

      it("skips the inputs on Cancel and Back only", () => {
        const skipping = elementsOf(card.body).filter(({ associatedInputs }) => associatedInputs === "none");
        assert.deepEqual(
          skipping.map(({ title }) => title).filter((title) => !/^(?:Cancel|Back to .*)$/.test(String(title))),
          [],
        );
      });
    });
  }

  it("is refused by those types where it is none of theirs", () => {
    const [good] = cardSamples();
    const refused = [
      { type: "TextBlock", text: "x", size: "Huge" },
      { type: "TextBlock", text: "x", colour: "Good" },
      { type: "Input.Text", id: "x", maxLength: "60" },
      { type: "ActionSet", actions: [{ type: "Action.Execute", title: 1 }] },
      { type: "Carousel", pages: [] },
    ];
    for (const element of refused) {
      assert.notDeepEqual(judgeAsTeams({ ...good?.card, body: [element] }), [], JSON.stringify(element));
    }
  });

  it("has a sample", () => {
    const files = readdirSync(new URL("../../cards/", import.meta.url)).filter((name) => /-card\.ts$/.test(name));
    const cards = files.map((name) => name.replace(".ts", "")).filter((name) => name !== "check-card");
    assert.deepEqual([...new Set(cardSamples().map(({ of }) => of))].sort(), cards.sort());
  });
});
