import { zipSync } from "fflate";

export interface PackageParts {
  /** The text of `manifest.json`. */
  readonly manifest: string;
  /** PNG, 192 × 192. */
  readonly color: Uint8Array;
  /** PNG, 32 × 32, white on nothing. */
  readonly outline: Uint8Array;
}

/** The app package that Teams takes: three files at the root, no folder. The same parts always give the same bytes. */
export function zipPackage({ manifest, color, outline }: PackageParts): Uint8Array {
  const files = { "manifest.json": new TextEncoder().encode(manifest), "color.png": color, "outline.png": outline };
  // A fixed time: whoever builds it again can compare. Local time, since zip knows no zones.
  return zipSync(files, { mtime: new Date(2026, 0, 1), level: 9 });
}
