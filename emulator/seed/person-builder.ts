import { type RoleName, roleIds } from "../directory/role-ids.ts";
import { stableId } from "../directory/stable-id.ts";
import type { DirectoryUser, Method } from "../directory/world.ts";
import { type MethodMaker, methodMaker } from "./methods.ts";

/** ISO 8601 of so many days before the seed was sown. */
export type DaysAgo = (days: number) => string;

export interface PersonSketch {
  readonly name: string;
  /** Before the @; unset: made from the name. */
  readonly alias?: string;
  readonly roles?: readonly RoleName[];
  readonly methods?: (make: MethodMaker, daysAgo: DaysAgo) => Method[];
  /** `userPreferredMethodForSecondaryAuthentication`; `none` unless said. */
  readonly preferred?: string;
  /** The position of the default in `methods`; null unless said. */
  readonly defaultAt?: number;
  /** Name of the manager, of the same tenant. */
  readonly manager?: string;
  readonly more?: Partial<DirectoryUser>;
}

export interface Place {
  readonly domain: string;
  readonly company: string;
  readonly daysAgo: DaysAgo;
}

/** The object id of a seeded person: the same in every run. */
export function personId(domain: string, name: string): string {
  return stableId(`${domain}/user/${name}`);
}

/** A user of the directory from the few words that matter; everybody has a password. */
export function buildPerson(place: Place, sketch: PersonSketch): DirectoryUser {
  const { domain, company, daysAgo } = place;
  const id = personId(domain, sketch.name);
  const make = methodMaker({ id, displayName: sketch.name });
  const methods = sketch.methods?.(make, daysAgo) ?? [];
  return {
    id,
    displayName: sketch.name,
    ...namesOf(sketch.name),
    ...addressOf(sketch, domain),
    jobTitle: "Consultant",
    department: "Operations",
    companyName: company,
    officeLocation: "Head office",
    mobilePhone: null,
    businessPhones: [],
    preferredLanguage: "en-GB",
    accountEnabled: true,
    userType: "Member",
    onPremisesSyncEnabled: null,
    externalUserState: null,
    isManagementRestricted: null,
    createdDateTime: daysAgo(900),
    lastSignInDateTime: daysAgo(1),
    managerId: sketch.manager === undefined ? null : personId(domain, sketch.manager),
    roles: (sketch.roles ?? []).map((role) => roleIds[role]),
    methods: [make.password(daysAgo(900)), ...methods],
    removed: [],
    ...defaultOf(sketch, methods),
    perUserMfaState: "disabled",
    sessionsValidFrom: 0,
    ...sketch.more,
  };
}

function defaultOf(
  { preferred = "none", defaultAt }: PersonSketch,
  methods: readonly Method[],
): Pick<DirectoryUser, "preferences" | "defaultMethodId"> {
  return {
    preferences: {
      isSystemPreferredAuthenticationMethodEnabled: false,
      userPreferredMethodForSecondaryAuthentication: preferred,
    },
    defaultMethodId: defaultAt === undefined ? null : (methods[defaultAt]?.id ?? null),
  };
}

function addressOf(sketch: PersonSketch, domain: string): Pick<DirectoryUser, "userPrincipalName" | "mail"> {
  const address = `${sketch.alias ?? aliasOf(sketch.name)}@${domain}`;
  return { userPrincipalName: address, mail: address };
}

function namesOf(name: string): Pick<DirectoryUser, "givenName" | "surname"> {
  const [givenName = name, ...rest] = name.split(" ");
  return { givenName, surname: rest.length > 0 ? rest.join(" ") : null };
}

function aliasOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, ".").replaceAll(/^\.+|\.+$/g, "");
}
