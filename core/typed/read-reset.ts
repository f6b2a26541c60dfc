import type { Command } from "../command.ts";
import { afterConnector } from "./after-connector.ts";
import { type Mention, showMarks } from "./mention-marks.ts";
import {
  bareMfa,
  forSomebody,
  isAboutPassword,
  mfaAgain,
  ownedThing,
  resetAnything,
  resetThings,
} from "./mfa-words.ts";
import { namedGroup } from "./named-group.ts";
import { nearestCommand } from "./nearest-command.ts";
import { type Clauses, readClauses } from "./read-clauses.ts";
import { readWanted } from "./read-wanted.ts";

/** A reset as it was asked for: of MFA, or of something this bot can't reset. */
interface Asked {
  readonly meant: boolean;
  readonly clauses: Clauses;
}

/** The sentence as a reset, or nothing when it is none. `text` is clean and without politeness; mentions stand in it as marks. */
export function readReset(text: string, mentions: readonly Mention[]): Command | undefined {
  const asked = askedOfThings(text, mentions) ?? askedOfPerson(text, mentions);
  return asked && toCommand(asked, mentions);
}

/** "reset MFA for alice", "mfa alice", "reset password for alice". */
function askedOfThings(text: string, mentions: readonly Mention[]): Asked | undefined {
  const things = resetThings.exec(text) ?? mfaAgain.exec(text) ?? bareMfa.exec(text);
  if (!things) return undefined;
  const clauses = readClauses(afterConnector(namedGroup(things, "rest")), mentions);
  return { meant: isAboutPassword(namedGroup(things, "things")), clauses };
}

/** "reset alice's mfa" asks for MFA; "alice", "alice's password", "windows hello for alice" mean something else, or nobody knows what. */
function askedOfPerson(text: string, mentions: readonly Mention[]): Asked | undefined {
  const anything = resetAnything.exec(text);
  if (!anything || isSlip(text)) return undefined;
  const clauses = readClauses(namedGroup(anything, "rest"), mentions);
  const owned = ownedThing.exec(clauses.head);
  if (owned) {
    const head = withoutPossessives(namedGroup(owned, "who"));
    return { meant: isAboutPassword(namedGroup(owned, "thing")), clauses: { ...clauses, head } };
  }
  const head = namedGroup(forSomebody.exec(clauses.head), "who") || clauses.head;
  return { meant: true, clauses: { ...clauses, head } };
}

/** "reset mfs for alice" is a slip, not a person called "mfs for alice". */
function isSlip(text: string): boolean {
  return / for /i.test(text) && nearestCommand(text) !== undefined;
}

/** "alice's and bob" is a list of two. */
function withoutPossessives(people: string): string {
  return people.replace(/'s(?=$| *[,;]| +(?:and|&) )/gi, "");
}

function toCommand({ meant, clauses }: Asked, mentions: readonly Mention[]): Command {
  const wanted = readWanted(clauses.head, mentions);
  if (typeof wanted === "string") return { kind: "unreadable", why: wanted };
  if (meant)
    return { kind: "reset.meant", wanted, said: showMarks(`${clauses.head} ${clauses.tail}`.trim(), mentions) };
  return {
    kind: "reset.start",
    wanted,
    ...(clauses.inCustomer && { inCustomer: clauses.inCustomer }),
    details: clauses.details,
  };
}
