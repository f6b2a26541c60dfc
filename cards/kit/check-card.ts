import { cardSize, largestCard } from "./fit.ts";
import type { Card, Element } from "./kit.ts";

/** Newest version of which an element or action may be used without a `fallback`: what every Teams client shows. */
const sureElements = [
  ...["TextBlock", "RichTextBlock", "TextRun", "Container", "ColumnSet", "Column", "FactSet", "Image", "ActionSet"],
  ...["Input.Text", "Input.ChoiceSet", "Input.Toggle", "Action.Submit", "Action.ToggleVisibility", "Action.OpenUrl"],
];

/**
 * What is wrong with a card, in sentences; none: it may be sent. Size and version, labels and ids of inputs, unique names of
 * buttons, fallbacks of what is new (facts/teams.md 1.1, 1.3, 1.9).
 */
export function checkCard(card: Card): string[] {
  const elements = elementsOf(card.body);
  return [
    ...sizeFaults(card),
    ...elements.flatMap(inputFaults),
    ...elements.flatMap(fallbackFaults),
    ...elements.flatMap(actionSetFaults),
    ...twice(titlesOf(elements)).map((title) => `Two buttons are called "${title}".`),
    ...twice(idsOf(elements)).map((id) => `Two elements have the id "${id}".`),
    ...(elements[0]?.["style"] === "heading" ? [] : ["The first element is no heading."]),
  ];
}

/** Every element and action of a card in reading order; what only stands in a `fallback` is left out. */
export function elementsOf(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (!isElement(value)) return [];
  const inner = ["items", "columns", "selectAction", "actions", "inlines"].flatMap((key) => elementsOf(value[key]));
  return [value, ...inner];
}

function isElement(value: unknown): value is Element {
  return typeof value === "object" && value !== null && "type" in value;
}

function sizeFaults(card: Card): string[] {
  const size = cardSize(card);
  return size < largestCard ? [] : [`${size} bytes are too many.`];
}

function inputFaults({ type, id, label, title, choices }: Element): string[] {
  if (!type.startsWith("Input.")) return [];
  const named = label || (type === "Input.Toggle" && title);
  const faults = [...(id ? [] : [`An ${type} has no id.`]), ...(named ? [] : [`An ${type} has no label.`])];
  const values = Array.isArray(choices) ? choices.map((choice: { value: string }) => choice.value) : [];
  return values.some((value) => value.includes(",")) ? [...faults, "A choice has a comma in its value."] : faults;
}

function fallbackFaults({ type, fallback }: Element): string[] {
  return sureElements.includes(type) || fallback !== undefined ? [] : [`${type} has no fallback.`];
}

function actionSetFaults({ type, actions }: Element): string[] {
  return type === "ActionSet" && Array.isArray(actions) && actions.length > 6
    ? ["More than six buttons in a row."]
    : [];
}

function titlesOf(elements: readonly Element[]): unknown[] {
  return elements.filter(({ type }) => type.startsWith("Action.")).map(({ title }) => title);
}

function idsOf(elements: readonly Element[]): unknown[] {
  return elements.map(({ id }) => id).filter((id) => id !== undefined);
}

function twice(values: readonly unknown[]): string[] {
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(repeated)].map(String);
}
