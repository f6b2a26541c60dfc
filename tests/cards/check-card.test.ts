import assert from "node:assert/strict";
import { checkCard } from "../../cards/kit/check-card.ts";
import { buttons, card, type Element, hiddenBox, line, say } from "../../cards/kit/kit.ts";

function faultsOf(...body: (Element | undefined | false)[]): string[] {
  return checkCard(card("Title", body));
}

describe("check-card", () => {
  it("finds nothing in a good card", () => {
    assert.deepEqual(faultsOf(line("x"), buttons([say("One", "help")])), []);
  });

  it("finds an input without id, without label, with a comma in a value", () => {
    assert.deepEqual(faultsOf({ type: "Input.Text" }), ["An Input.Text has no id.", "An Input.Text has no label."]);
    const choices = [{ title: "a", value: "a,b" }];
    assert.deepEqual(faultsOf({ type: "Input.ChoiceSet", id: "i", label: "l", choices }), [
      "A choice has a comma in its value.",
    ]);
  });

  it("finds what is new and has no fallback, inside a container too", () => {
    assert.deepEqual(faultsOf(hiddenBox("b", [{ type: "ProgressBar" }])), ["ProgressBar has no fallback."]);
  });

  it("finds equal buttons, equal ids, and more than six buttons", () => {
    const many = Array.from({ length: 7 }, (_, index) => say(`B${index}`, "help"));
    assert.deepEqual(faultsOf(buttons(many)), ["More than six buttons in a row."]);
    assert.deepEqual(faultsOf(buttons([say("B", "a"), say("B", "b")])), ['Two buttons are called "B".']);
    assert.deepEqual(faultsOf(hiddenBox("b", []), hiddenBox("b", [])), ['Two elements have the id "b".']);
  });

  it("finds a card that is too large, and one without a heading", () => {
    assert.match(faultsOf(line("x ".repeat(13_000))).join(), /bytes are too many/);
    assert.deepEqual(checkCard({ ...card("t", []), body: [line("x")] }), ["The first element is no heading."]);
  });
});
