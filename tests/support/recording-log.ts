import type { Log } from "../../services/log.ts";

export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that a test can read. */
export function recordingLog(): Log & { readonly lines: LogLine[]; at(level: LogLine["level"]): LogLine[] } {
  const lines: LogLine[] = [];
  const write =
    (level: LogLine["level"]) =>
    (fields: Readonly<Record<string, unknown>>, message: string): void => {
      lines.push({ level, fields, message });
    };
  return {
    lines,
    at: (level) => lines.filter((line) => line.level === level),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
}
