import type { Person } from "../contract.ts";
import { stableId } from "../directory/stable-id.ts";
import { personId } from "./person-builder.ts";

const domain = "northwind.example";

/** Object ids of the people of the chat page, all of the home tenant. */
export const peopleIds = {
  olivia: personId(domain, "Olivia Operator"),
  ravi: personId(domain, "Ravi Reader"),
  priya: personId(domain, "Priya Privileged"),
  umar: personId(domain, "Umar User"),
} as const;

/** Object ids of those who are reset, by what is special about them. */
export const targetIds = {
  aliceAnders: personId(domain, "Alice Anders"),
  astridAllround: personId(domain, "Astrid Allround"),
  aliceArcher: personId("contoso.com", "Alice Archer"),
  andersBerg: personId(domain, "Anders Berg"),
  andersAndSons: personId(domain, "Anders and Sons"),
  andersAlexa: personId(domain, "Anders, Alexa"),
  milesOBrien: personId(domain, "Miles O'Brien"),
  zoe: personId(domain, "Zoë Ångström"),
  gitaGuest: personId(domain, "Gita Guest"),
  danaDisabled: personId(domain, "Dana Disabled"),
  svenSynced: personId(domain, "Sven Synced"),
  beaBackup: personId(domain, "Bea Backup"),
  ottoOath: personId(domain, "Otto Oath"),
  noraNothing: personId(domain, "Nora Nothing"),
  paulaPhone: personId(domain, "Paula Phone"),
  taraTap: personId(domain, "Tara Tap"),
  quentinCode: personId(domain, "Quentin Code"),
  unaUnknown: personId(domain, "Una Unknown"),
  maxMany: personId(domain, "Max Many"),
  mallory: personId(domain, "**Mallory** [click](https://evil.example) <img src=x onerror=alert(1)>"),
  gloriaGlobalAdmin: personId(domain, "Gloria Globaladmin"),
  ullaUserAdmin: personId(domain, "Ulla Useradmin"),
  henryHelpdesk: personId(domain, "Henry Helpdesk"),
  doraDirectoryReader: personId(domain, "Dora Directoryreader"),
  audreyAuthAdmin: personId(domain, "Audrey Authadmin"),
  pennyPolicyAdmin: personId(domain, "Penny Policyadmin"),
  ritaReports: personId(domain, "Rita Reports"),
  breakglass: personId(domain, "Breakglass One"),
  miraMember: personId(domain, "Mira Member"),
  owenOwner: personId(domain, "Owen Owner"),
  rufusRestricted: personId(domain, "Rufus Restricted"),
} as const;

function person(id: string, displayName: string, description: string): Person {
  const alias = displayName.split(" ")[0]?.toLowerCase() ?? "";
  return {
    id,
    teamsId: `29:1${stableId(`teams/${id}`).replaceAll("-", "")}`,
    displayName,
    userPrincipalName: `${alias}@${domain}`,
    description,
  };
}

/** Who can sit at the chat page. */
export const people: readonly Person[] = [
  person(peopleIds.olivia, "Olivia Operator", "Helpdesk operator, Authentication Administrator"),
  person(peopleIds.ravi, "Ravi Reader", "Second operator, Global Reader: may look, not touch"),
  person(peopleIds.priya, "Priya Privileged", "Helpdesk lead, Privileged Authentication Administrator"),
  person(peopleIds.umar, "Umar User", "Ordinary user without any role"),
];
