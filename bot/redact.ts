/** What must never stand in a log line, wherever in it: key-shaped first, then token-shaped, then numbers of phones. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [
    /"([\w.-]*(?:token|secret|assertion|authorization|password|claims|cookie|code_verifier)[\w.-]*)":"(?:[^"\\]|\\.)*"/gi,
    '"$1":"[redacted]"',
  ],
  [/eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)*/g, "[redacted]"],
  [/\b[01]\.A[\w-]{20,}/g, "[redacted]"],
  [/\b(client_secret|refresh_token|assertion|client_assertion|code|state)=[^&\s"]+/g, "$1=[redacted]"],
  [/([?&]t)=[\w-]{20,}/g, "$1=[redacted]"],
  [/\beyJ[\w-]+/g, "[redacted]"],
  [/\+\d[\d ()-]{6,}\d/g, "[redacted]"],
];

/** One serialized log line without tokens, codes, secrets and phone numbers. */
export function redact(line: string): string {
  return patterns.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}
