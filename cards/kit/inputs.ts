import { markdown, plain } from "./foreign.ts";
import type { Element } from "./kit.ts";

/** One thing to pick: `value` goes back, never with a comma in it (several come back joined by commas). */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface InputView {
  readonly id: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly required?: boolean;
}

/** Check boxes; `ticked` are the values ticked at first. */
export function checkBoxes(view: InputView, choices: readonly Choice[], ticked: readonly string[]): Element {
  return {
    type: "Input.ChoiceSet",
    ...common({ ...view, value: ticked.join(",") }),
    isMultiSelect: true,
    style: "expanded",
    wrap: true,
    choices: choices.map(escaped),
  };
}

/** Radio buttons: all visible at once. */
export function radios(view: InputView, choices: readonly Choice[]): Element {
  return { type: "Input.ChoiceSet", ...common(view), style: "expanded", wrap: true, choices: choices.map(escaped) };
}

/** A drop-down list. Its titles are our own words: a client shows them as they stand. */
export function list(view: InputView, choices: readonly Choice[]): Element {
  return { type: "Input.ChoiceSet", ...common(view), style: "compact", placeholder: "Choose", choices };
}

/** One tick: "true" or "false" comes back. */
export function tick(view: InputView, title: string): Element {
  return { type: "Input.Toggle", ...common(view), title: markdown(title), wrap: true };
}

/** The check box of a row: its title is its label, so that ten of them do not take ten lines more. */
export function rowTick(id: string, title: string, ticked: boolean): Element {
  return { type: "Input.Toggle", id, title: markdown(title), value: String(ticked), wrap: true };
}

/** A line to type. */
export function field(view: InputView, maxLength: number): Element {
  return { type: "Input.Text", ...common(view), maxLength };
}

function common({ id, label, value, required = false }: InputView) {
  const name = plain(label);
  return {
    id,
    label: name,
    ...(value !== undefined && { value: plain(value) }),
    ...(required && { isRequired: true, errorMessage: `${name.replace(/\?$/, "")}: please fill this in` }),
  };
}

function escaped({ title, value }: Choice): Choice {
  return { title: markdown(title), value };
}
