import { elementsOf } from "../../cards/kit/check-card.ts";
import type { Card, Element } from "../../cards/kit/kit.ts";

/** Everything a person can read on a card, line by line; what buttons hide included. */
export function textOf(card: Card): string {
  return elementsOf(card.body)
    .flatMap(linesOf)
    .join("\n")
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "");
}

export function buttonsOf(card: Card): Element[] {
  return elementsOf(card.body).filter(({ type }) => type.startsWith("Action."));
}

export function titlesOf(card: Card): unknown[] {
  return buttonsOf(card).map(({ title }) => title);
}

export function buttonOf(card: Card, title: string): Element {
  const found = buttonsOf(card).find((button) => button["title"] === title);
  if (!found) throw new Error(`No button "${title}", only ${titlesOf(card).join(", ")}`);
  return found;
}

export function inputOf(card: Card, id: string): Element {
  const found = elementsOf(card.body).find((element) => element["id"] === id);
  if (!found) throw new Error(`No input ${id}`);
  return found;
}

export function choicesOf(input: Element): { title: string; value: string }[] {
  return input["choices"] as { title: string; value: string }[];
}

/** Every text of a card that Teams reads as Markdown. */
export function markdownFieldsOf(card: Card): string[] {
  return elementsOf(card.body).flatMap((element) => {
    if (element.type === "TextBlock") return [String(element["text"])];
    if (element.type === "Input.Toggle") return [String(element["title"])];
    return element.type === "Input.ChoiceSet" ? choicesOf(element).map(({ title }) => title) : [];
  });
}

function linesOf(element: Element): string[] {
  if (element.type === "TextBlock") return [String(element["text"])];
  if (element.type === "RichTextBlock") return [(element["inlines"] as Element[]).map(({ text }) => text).join("")];
  if (element.type === "Input.ChoiceSet")
    return [String(element["label"]), ...choicesOf(element).map(({ title }) => title)];
  return element.type.startsWith("Input.")
    ? [String(element["label"]), typeof element["title"] === "string" ? element["title"] : ""]
    : [];
}
