import { z } from "zod";

const template = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  bots: z.array(
    z.looseObject({ commandLists: z.array(z.looseObject({ commands: z.array(z.record(z.string(), z.string())) })) }),
  ),
});

/** Prompts came with schema 1.27; this is the lowest with a dozen commands a list (facts/teams.md 2.3). */
const older = "1.24";

/** The template for tenants that do not take manifests of version 1.27: a suggested prompt becomes the command it would have sent. */
export function withoutPrompts(text: string): string {
  const { $schema, manifestVersion, bots, ...rest } = template.parse(JSON.parse(text));
  return JSON.stringify({
    $schema: $schema.replace(`/v${manifestVersion}/`, `/v${older}/`),
    manifestVersion: older,
    ...rest,
    bots: bots.map((bot) => ({
      ...bot,
      commandLists: bot.commandLists.map((list) => ({ ...list, commands: list.commands.map(asCommand) })),
    })),
  });
}

function asCommand({ type, prompt, ...command }: Record<string, string>): Record<string, string> {
  return type === "prompt" && prompt !== undefined ? { ...command, title: prompt } : command;
}
