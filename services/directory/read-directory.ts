import type {
  MethodsFilter,
  MethodsRow,
  PersonDetails,
  UserFilter,
  WithoutReport,
} from "../../core/directory/directory.ts";
import type { Target } from "../../core/directory/people.ts";

export interface PageWish<Filter> {
  /** Empty or unset: everybody. */
  readonly search?: string;
  readonly filter: Filter;
  /** `next` of the page before, for the same search and filter. Never from a client. */
  readonly cursor?: string;
}

export interface PeoplePage {
  readonly rows: readonly Target[];
  /** How many there are in all; on a first page only. */
  readonly count?: number;
  readonly next?: string;
}

export type RegistrationsPage =
  | { readonly kind: "report"; readonly rows: readonly MethodsRow[]; readonly next?: string }
  | { readonly kind: "without-report"; readonly why: WithoutReport };

/** What the views read of one tenant. Throws `graph-…` problems. */
export interface ReadDirectory {
  /** Ten users at a time by display name. One request; the administrators filter costs more, see its adapter. */
  page(wish: PageWish<UserFilter>): Promise<PeoplePage>;
  /** Two requests. Undefined: nobody has this id. */
  details(objectId: string): Promise<PersonDetails | undefined>;
  /** The registration report; one request, up to five where the service can't filter by itself. */
  registrations(wish: PageWish<MethodsFilter>): Promise<RegistrationsPage>;
}
