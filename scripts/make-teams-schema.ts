/**
 * Makes tests/support/teams-cards.schema.json from the types of @microsoft/teams.cards, for the elements that cards/ uses.
 * Run by hand: node scripts/make-teams-schema.ts <unpacked package>/dist/core.d.ts <its version>
 */
import { readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

type Schema = Readonly<Record<string, unknown>>;

const [typesPath, version] = process.argv.slice(2);
if (typesPath === undefined || version === undefined) throw new Error("Say the path of core.d.ts and its version.");

/** What a card may be made of; any other element is refused. */
const used = new Set([
  ...["IAdaptiveCard", "ITextBlock", "IRichTextBlock", "ITextRun", "IContainer", "IColumnSet", "IColumn", "IActionSet"],
  ...["ITextInput", "IChoiceSetInput", "IToggleInput", "IProgressBar"],
  ...["IExecuteAction", "ISubmitAction", "IOpenUrlAction", "IToggleVisibilityAction"],
]);

const source = ts.createSourceFile("core.d.ts", readFileSync(typesPath, "utf8"), ts.ScriptTarget.Latest);
const declared = new Map(
  source.statements
    .filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
    .map((one) => [one.name.text, one]),
);
const definitions: Record<string, Schema> = {};

const isElement = (name: string) => {
  const declaration = declared.get(name);
  return declaration !== undefined && ts.isInterfaceDeclaration(declaration) && typeOf(declaration) !== undefined;
};

/** The value of `type`, for what has one. */
function typeOf(declaration: ts.InterfaceDeclaration): string | undefined {
  const [literal] = declaration.members.flatMap((member) => {
    const isType =
      ts.isPropertySignature(member) && member.name.getText(source) === "type" && member.type !== undefined;
    return isType && ts.isLiteralTypeNode(member.type) && ts.isStringLiteral(member.type.literal)
      ? [member.type.literal.text]
      : [];
  });
  return literal;
}

function refer(name: string): Schema {
  const declaration = declared.get(name);
  if (declaration === undefined) return {};
  if (definitions[name] === undefined) {
    // Before it is made, because elements hold each other.
    definitions[name] = {};
    definitions[name] = ts.isInterfaceDeclaration(declaration) ? objectOf(declaration) : schemaOf(declaration.type);
  }
  return { $ref: `#/definitions/${name}` };
}

function objectOf(declaration: ts.InterfaceDeclaration): Schema {
  // Only data of a press has keys of our own.
  if (declaration.heritageClauses !== undefined) return { type: "object" };
  const members = declaration.members.filter((member) => ts.isPropertySignature(member));
  const named = members.map((member) => [member.name.getText(source).replaceAll(/['"]/g, ""), member] as const);
  const required = named.filter(([, { questionToken }]) => questionToken === undefined).map(([name]) => name);
  const properties = named.map(([name, { type }]) => [name, type === undefined ? {} : schemaOf(type)]);
  return { type: "object", properties: Object.fromEntries(properties), required, additionalProperties: false };
}

function schemaOf(node: ts.TypeNode): Schema {
  if (ts.isParenthesizedTypeNode(node)) return schemaOf(node.type);
  if (ts.isArrayTypeNode(node)) return { type: "array", items: schemaOf(node.elementType) };
  if (ts.isUnionTypeNode(node)) return unionOf(node.types);
  if (ts.isLiteralTypeNode(node)) return { const: literalOf(node) };
  if (ts.isTypeReferenceNode(node)) return refer(node.typeName.getText(source));
  return keywordOf(node);
}

function keywordOf(node: ts.TypeNode): Schema {
  const word = node.getText(source);
  return ["string", "number", "boolean"].includes(word) ? { type: word } : {};
}

function literalOf({ literal }: ts.LiteralTypeNode): unknown {
  return ts.isStringLiteral(literal) ? literal.text : (JSON.parse(literal.getText(source)) as unknown);
}

/** Elements are told apart by their `type`, so that a fault is named and not only that nothing fits. */
function unionOf(types: readonly ts.TypeNode[]): Schema {
  const elements = types.map((one) => one.getText(source)).filter(isElement);
  const others = types.filter((one) => !isElement(one.getText(source)));
  if (elements.length === 0 && others.every(ts.isLiteralTypeNode)) return { enum: others.map(literalOf) };
  const oneOf = elements.filter((name) => used.has(name)).map(refer);
  const either = { type: "object", required: ["type"], discriminator: { propertyName: "type" }, oneOf };
  const all = [...(oneOf.length > 0 ? [either] : []), ...others.map(schemaOf)];
  // Nothing of what may stand there is used: then nothing may.
  if (all.length === 0) return { not: {} };
  return all.length === 1 ? (all[0] ?? {}) : { anyOf: all };
}

const $comment = `Made by scripts/make-teams-schema.ts from the types of @microsoft/teams.cards ${version} (MIT).`;
const schema = { $comment, ...refer("IAdaptiveCard"), definitions };
writeFileSync(
  new URL("../tests/support/teams-cards.schema.json", import.meta.url),
  `${JSON.stringify(schema, null, 2)}\n`,
);
