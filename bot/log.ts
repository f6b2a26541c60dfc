import { type DestinationStream, type Logger, pino } from "pino";
import { redact } from "./redact.ts";

export type Log = Logger;

/** Structured lines; the logger redacts, so that no caller has to remember. */
export function createLog(level: string, write: (line: string) => void): Log {
  const destination: DestinationStream = {
    write: (line) => {
      write(redact(line));
    },
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
