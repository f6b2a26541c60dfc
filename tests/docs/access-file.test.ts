import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessSchema } from "../../services/adapters/access-file/access-schema.ts";
import { parseAccess } from "../../services/adapters/access-file/parse-access.ts";

const page = readFileSync(new URL("../../docs/access-file.md", import.meta.url), "utf8");

describe("docs/access-file.md", () => {
  it("shows examples that the bot takes", () => {
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const whole = examples.filter((text) => /^roles:/m.test(text));
    assert.ok(whole.length >= 2);
    for (const text of whole) assert.ok(parseAccess(text, "access.yaml").roles.length > 0);
  });

  it("names every key there is", () => {
    const shapeOf = (schema: { shape: object }) => Object.keys(schema.shape);
    const { roles, rules } = accessSchema.shape;
    const keys = [...shapeOf(accessSchema), ...shapeOf(roles.element), ...shapeOf(rules.unwrap().element)];
    for (const key of keys) assert.ok(page.includes(`\`${key}\``) || page.includes(`].${key}\``), key);
  });
});
