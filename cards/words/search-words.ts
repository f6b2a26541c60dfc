import type { Action } from "../../core/access/actions.ts";
import type { Wanted } from "../../core/command.ts";
import type { SearchCommand } from "../../core/search-command.ts";
import { short } from "../kit/foreign.ts";
import { andMore } from "./and-more.ts";

const mostNamed = 3;

const actWords: Readonly<Record<Action, { readonly asked: string; readonly recorded: string }>> = {
  reset: { asked: "reset MFA", recorded: "reset" },
  "revoke-sessions": { asked: "revoke sessions", recorded: "revoked sessions" },
};

/** A search as one would type it: "reset MFA for alice". */
export function searchWords(command: SearchCommand): string {
  switch (command.kind) {
    case "reset.start":
      return `${actWords[command.act ?? "reset"].asked} for ${people(command.wanted)}`;
    case "elsewhere":
      return `record ${actWords[command.act].recorded} for ${people(command.wanted)}`;
    case "user":
      return `user ${people(command.wanted)}`;
    case "users":
      return searched("users", command.search);
    case "methods":
      return searched("authentication methods", command.search);
  }
}

function searched(list: string, search = ""): string {
  return `${list} ${short(search)}`.trimEnd();
}

function people({ whole, parts }: Wanted): string {
  return whole === undefined
    ? andMore(
        parts.map(({ value }) => short(value)),
        mostNamed,
      )
    : short(whole);
}
