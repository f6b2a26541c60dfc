import type { Denial } from "../../core/access/decision.ts";
import { short } from "../kit/foreign.ts";
import { deskRoleWords } from "./desk-role-words.ts";

/** Why not, and whom to ask: "desk role" is this bot's access file, "Entra role" is Microsoft's. */
export function denialWords(denial: Denial): string {
  switch (denial.why) {
    case "desk-role-missing":
      return `Desk role: you need ${deskRoleWords[denial.role]} for ${short(denial.customerName)}. Ask whoever looks after the bot's access file.`;
    case "desk-own-account":
      return "Desk rule: nobody resets their own account. Ask a colleague.";
    case "desk-same-person":
      return "Desk rule: this account belongs to you too. Ask a colleague.";
    case "desk-never":
      return `Desk rule: this account is never reset by the bot (${short(denial.customerName)}: break-glass or service account).`;
    case "desk-administrator":
      return `Desk rule: administrators of ${short(denial.customerName)} are not reset by the bot. Ask whoever looks after its access file.`;
    case "desk-customer-not-served":
      return "Desk rule: this customer does not stand in the bot's access file.";
    case "entra-role-missing":
      return `Entra role in ${short(denial.customerName)}: needs ${denial.needs}.`;
  }
}
