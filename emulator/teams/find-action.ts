/** An action as it stands on a card, with the inputs a client would send along. */
export interface FoundAction {
  readonly type: string;
  readonly id?: string;
  readonly verb?: string;
  readonly title?: string;
  /** Static data and inputs together, inputs last. */
  readonly data: Record<string, unknown>;
}

type Node = Record<string, unknown>;

/**
 * Finds the action with this verb or title on the card, and fills in the inputs as the client does: `inputs`, else the card's own
 * values; several choices joined by commas. Throws where there is no such action, or a required input is empty.
 */
export function findAction(
  card: unknown,
  wanted: { verb?: string; title?: string; inputs?: Record<string, unknown> },
): FoundAction {
  const nodes = nodesOf(card);
  const actions = nodes.filter((node) => typeof node["type"] === "string" && node["type"].startsWith("Action."));
  const action = actions.find((node) => fits(node, wanted));
  if (action === undefined) {
    const there = actions.map((node) => text(node["title"]) ?? text(node["verb"]) ?? "?").join(", ");
    throw new Error(`The card has no action "${wanted.verb ?? wanted.title ?? ""}". It has: ${there}.`);
  }
  if (action["isEnabled"] === false) throw new Error(`The action "${text(action["title"]) ?? ""}" is disabled.`);
  const inputs = action["associatedInputs"] === "none" ? {} : gather(nodes, wanted.inputs ?? {});
  const named = { id: text(action["id"]), verb: text(action["verb"]), title: text(action["title"]) };
  return {
    type: String(action["type"]),
    ...definedOf(named),
    data: { ...(action["data"] as Node | undefined), ...inputs },
  };
}

function fits(node: Node, wanted: { verb?: string; title?: string }): boolean {
  if (wanted.verb !== undefined && node["verb"] !== wanted.verb) return false;
  if (wanted.title !== undefined && node["title"] !== wanted.title) return false;
  return wanted.verb !== undefined || wanted.title !== undefined;
}

function gather(nodes: readonly Node[], given: Record<string, unknown>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const input of nodes) {
    const id = text(input["id"]);
    if (id === undefined || !String(input["type"]).startsWith("Input.")) continue;
    const value = asSent(given[id] ?? ownValue(input));
    if (value !== "") values[id] = value;
    else if (input["isRequired"] === true)
      throw new Error(text(input["errorMessage"]) ?? `The input "${id}" is required.`);
  }
  return values;
}

function ownValue(input: Node): unknown {
  return input["value"] ?? (input["type"] === "Input.Toggle" ? (input["valueOff"] ?? "false") : "");
}

/** Everything travels as text; a tick as the input's word, here true or false. */
function asSent(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(",") : String(value);
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Node;
  // An action's data may hold anything, also what looks like an element.
  const inner = Object.entries(node).filter(([key]) => key !== "data");
  return [node, ...inner.flatMap(([, child]) => nodesOf(child))];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function definedOf(fields: { id: string | undefined; verb: string | undefined; title: string | undefined }): {
  id?: string;
  verb?: string;
  title?: string;
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
