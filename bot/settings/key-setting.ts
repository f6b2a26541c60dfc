import { z } from "zod";

/** A key of 32 bytes, in base64. */
export const keySetting = z
  .string()
  .refine((value) => Buffer.from(value, "base64").length === 32, "expected 32 bytes in base64");
