import { fields, type Verb, verbs } from "../../core/presses/vocabulary.ts";
import { markdown, plain } from "./foreign.ts";

/** One element or action of a card, as Adaptive Cards JSON has it. */
export interface Element {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** An Adaptive Card as plain JSON; `bot/` wraps it into an attachment. */
export interface Card {
  readonly type: "AdaptiveCard";
  readonly $schema: string;
  readonly version: "1.5";
  readonly msteams: { readonly width: "full" };
  /** What a client too old for the card says instead. */
  readonly fallbackText: string;
  readonly body: readonly Element[];
}

/** Text in a line: plain, or with a weight. Colour only repeats what the words already say. */
export type Part = string | { readonly bold: string } | { readonly quiet: string };

interface Run extends Element {
  readonly text: string;
}

type Maybe<T> = T | undefined | false;

/** A whole card. `title` heads it and is what an old client, and a notification, shows of it. */
export function card(title: string, body: readonly Maybe<Element>[]): Card {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    msteams: { width: "full" },
    fallbackText: plain(title),
    body: [heading(title), ...present(body)],
  };
}

/** A heading: the one text that has to be a TextBlock, so its text is escaped. */
function heading(text: string, size: "Large" | "Medium" = "Large"): Element {
  return { type: "TextBlock", style: "heading", size, weight: "Bolder", wrap: true, text: markdown(text) };
}

/** A smaller heading over a list. */
export function subheading(text: string): Element {
  return { ...heading(text, "Medium"), size: "Default", spacing: "Medium" };
}

/** A line of text. Rich text runs are never read as Markdown, so foreign text goes here. */
export function line(...parts: readonly Part[]): Element {
  const inlines = parts.map(run);
  const whole = inlines.map(({ text }) => text).join("");
  // Only a TextBlock breaks a word that is wider than a phone, such as a guest's address.
  if (/\S{28}/u.test(whole)) return { type: "TextBlock", text: markdown(whole), wrap: true, spacing: "Small" };
  return { type: "RichTextBlock", inlines, spacing: "Small" };
}

/** "Customer: Contoso". */
export function fact(label: string, value: string): Element {
  return line({ bold: `${label}: ` }, value);
}

/** One entry of a list; the dot is text, so that no Markdown is needed. */
export function item(...parts: readonly Part[]): Element {
  return line("• ", ...parts);
}

/** Something to stop at: framed, and said in words. */
export function box(style: "warning" | "attention" | "emphasis" | "good", items: readonly Maybe<Element>[]): Element {
  return { type: "Container", style, items: present(items), spacing: "Medium" };
}

/** Elements under one id that a button shows and hides. */
export function hiddenBox(id: string, items: readonly Element[]): Element {
  return { type: "Container", id, isVisible: false, items, spacing: "Small" };
}

/** Buttons, in the body so that an older client can fall back. At most six. */
export function buttons(actions: readonly Maybe<Element>[]): Maybe<Element> {
  const actual = present(actions);
  return actual.length > 0 && { type: "ActionSet", actions: actual, spacing: "Medium" };
}

export interface Press {
  readonly verb: Verb;
  /** Opaque ids, or for `say` the words a person could have typed; nothing else. */
  readonly data?: Readonly<Record<string, string>>;
}

/** A button that comes back with the card's inputs. Clients older than Action.Execute send the same as a submit. */
export function press(title: string, { verb, data = {} }: Press): Element {
  return {
    type: "Action.Execute",
    title: plain(title),
    verb,
    data,
    fallback: { type: "Action.Submit", title: plain(title), data: { ...data, verb } },
  };
}

/** A button that comes back without the inputs, so that a required one never stands in the way: Cancel and Back only. */
export function pressAway(title: string, asked: Press): Element {
  const { fallback, ...execute } = press(title, asked);
  return {
    ...execute,
    type: "Action.Execute",
    associatedInputs: "none",
    fallback: { ...(fallback as Element), associatedInputs: "none" },
  };
}

/** A line that is pressed like a button; the action's title is what assistive technology reads. */
export function pressable(text: string, action: Element): Element {
  const look = { weight: "Bolder", color: "Accent" };
  // As in a line, but a name may have to share the width of a phone with a check box.
  const name = /\S{16}/u.test(text)
    ? { type: "TextBlock", text: markdown(text), wrap: true, ...look }
    : { type: "RichTextBlock", inlines: [{ type: "TextRun", text: plain(text), ...look }] };
  return { type: "Container", selectAction: action, items: [name] };
}

/** A button that says something in the operator's name, as if typed. */
export function say(title: string, text: string): Element {
  return press(title, { verb: verbs.say, data: { [fields.text]: plain(text) } });
}

/** A button that opens a sign-in window of Teams' own; its end comes back as an invoke `signin/verifyState`. */
export function signIn(title: string, link: string): Element {
  return { type: "Action.Submit", title: plain(title), data: { msteams: { type: "signin", value: link } } };
}

/** A button that opens a page in the browser. */
export function openUrl(title: string, url: string): Element {
  return { type: "Action.OpenUrl", title: plain(title), url };
}

/** A button that shows and hides what stands under these ids. */
export function toggle(title: string, ids: readonly string[]): Element {
  return { type: "Action.ToggleVisibility", title: plain(title), targetElements: ids };
}

function run(part: Part): Run {
  if (typeof part === "string") return { type: "TextRun", text: spaced(part) };
  if ("bold" in part) return { type: "TextRun", text: spaced(part.bold), weight: "Bolder" };
  return { type: "TextRun", text: spaced(part.quiet), isSubtle: true };
}

/** Cleaned, but the blank between two runs stays. */
function spaced(text: string): string {
  const start = text.startsWith(" ") ? " " : "";
  const end = text.length > 1 && text.endsWith(" ") ? " " : "";
  return `${start}${plain(text)}${end}`;
}

export function present<T>(items: readonly Maybe<T>[]): T[] {
  return items.filter((one): one is T => one !== undefined && one !== false);
}
