/** Values by the name that stands in the template as `{{name}}`. */
export type ManifestValues = Readonly<Record<string, string>>;

/** The template with its values, as the JSON text of `manifest.json`. Throws where the template names a value that is not given. */
export function fillManifest(template: string, values: ManifestValues): string {
  // Into the strings of a parsed template: a value can't break out of its quotes, nor add a key.
  const filled: unknown = JSON.parse(template, (_key, value: unknown) =>
    typeof value === "string" ? fillText(value, values) : value,
  );
  return `${JSON.stringify(filled, null, 2)}\n`;
}

function fillText(text: string, values: ManifestValues): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`The manifest's template asks for ${name}, which nobody gives.`);
    return value;
  });
}
