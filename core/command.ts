import type { Action } from "./access/actions.ts";
import type { Details } from "./details.ts";
import type { ListAction, MethodsFilter, UserFilter, UserState } from "./directory/directory.ts";
import type { ListFault, PeopleList } from "./lists/people-list.ts";
import type { BulkFilter } from "./reset/bulk.ts";
import type { ElsewhereSaid } from "./reset/elsewhere.ts";

/** One way a person was pointed at. A mention without an object id could not be resolved, and its name is never searched. */
export type Named =
  | { readonly by: "address"; readonly value: string }
  /** With a tenant, and a name to show, only where this program found the person there before; never out of a sentence. */
  | { readonly by: "id"; readonly value: string; readonly tenantId?: string; readonly name?: string }
  | { readonly by: "name"; readonly value: string }
  | { readonly by: "mention"; readonly value: string; readonly objectId?: string };

/**
 * Whom the words point at. `whole` is the text as one name, tried first ("Anders and Sons");
 * `parts` is the text as a list, tried next. One address, id or mention: no `whole`, one part.
 */
export interface Wanted {
  readonly whole?: string;
  readonly parts: readonly Named[];
}

/** What a press on a list asks for. What stands in the store is named by the view: whom to leave out, who is ticked. */
export type ListPress<Filter> =
  | Exclude<ListAction<Filter>, { readonly do: "leave-out" | "tick" }>
  | { readonly do: "leave-out" }
  | { readonly do: "open"; readonly position: number }
  | { readonly do: "act"; readonly act: Action };

/** The card that was pressed: which version of which list, and the ticked rows of its page; unset: it had no check boxes. */
interface OnList {
  readonly viewId: string;
  readonly version: number;
  readonly ticks?: readonly number[];
}

/** The page of a summary that was shown, from 0, and which of its rows are ticked, from 0. */
export interface OnPage {
  readonly page: number;
  readonly ticks: readonly number[];
}

/** What was asked, typed or pressed: both become the same command. */
export type Command =
  | {
      readonly kind: "reset.start";
      /** Unset: reset. */
      readonly act?: Action;
      readonly wanted: Wanted;
      readonly inCustomer?: string;
      readonly details: Details;
    }
  /** More people than a sentence names, or a file: addresses and ids only. */
  | {
      readonly kind: "reset.list";
      /** Unset: reset. */
      readonly act?: Action;
      readonly list: PeopleList;
      readonly inCustomer?: string;
      readonly details: Details;
    }
  /** "reset alice": MFA, or did you mean the password? */
  | { readonly kind: "reset.meant"; readonly wanted: Wanted; readonly said: string }
  /** One of several people was picked on the choose card: `choice` is an index into what the store remembers. */
  | { readonly kind: "reset.choose"; readonly choiceId: string; readonly picked: readonly number[] }
  | {
      readonly kind: "reset.confirm";
      readonly batchId: string;
      readonly ticks: Ticks;
      readonly details: Details;
      /** Of many people: the page that was shown. */
      readonly on?: OnPage;
    }
  /** Another page of a summary of many, or of those who are not on it; what stands on the card is kept. Unset `on`: nothing did. */
  | {
      readonly kind: "reset.page";
      readonly batchId: string;
      readonly of: "people" | "excluded";
      readonly to: number;
      readonly on?: OnPage;
      readonly details: Details;
    }
  | { readonly kind: "reset.cancel"; readonly batchId: string }
  /** The card's state again: a second device, an old card. */
  | { readonly kind: "reset.show"; readonly batchId: string }
  /** A fresh summary for the people of an expired or interrupted one. */
  | { readonly kind: "reset.again"; readonly batchId: string }
  /** Batches of many people that are under way. */
  | { readonly kind: "bulk" }
  /** One of them as it stands; of one that is over, a page of its people. */
  | {
      readonly kind: "bulk.show";
      readonly batchId: string;
      readonly filter: BulkFilter;
      readonly page: number;
      readonly asCsv: boolean;
    }
  /** Its result as a file, where Teams takes one. */
  | { readonly kind: "bulk.file"; readonly batchId: string }
  /** By its operator or another writer: begin nobody more, go on, give up whoever is not begun. */
  | { readonly kind: "bulk.pause"; readonly batchId: string }
  | { readonly kind: "bulk.go-on"; readonly batchId: string }
  | { readonly kind: "bulk.cancel"; readonly batchId: string }
  | { readonly kind: "users"; readonly search?: string; readonly inCustomer?: string }
  | ({ readonly kind: "users.press"; readonly action: ListPress<UserFilter> } & OnList)
  | { readonly kind: "methods"; readonly search?: string; readonly inCustomer?: string }
  | ({ readonly kind: "methods.press"; readonly action: ListPress<MethodsFilter> } & OnList)
  /** The details of one person. */
  | { readonly kind: "user"; readonly wanted: Wanted; readonly inCustomer?: string }
  | {
      readonly kind: "user.press";
      readonly viewId: string;
      readonly action:
        | { readonly do: "tab"; readonly tab: UserState["tab"] }
        | { readonly do: "act"; readonly act: Action };
    }
  /** An open view again, as it stands. */
  | { readonly kind: "view.show"; readonly viewId: string }
  /** The selector. `ticked`: tenant ids ticked so far and not applied yet; `then`: the view that a choice leads back to. */
  | {
      readonly kind: "customers";
      readonly search?: string;
      readonly ticked?: readonly string[];
      readonly then?: string;
    }
  /** These customers and no others, by tenant id. */
  | { readonly kind: "customers.apply"; readonly selected: readonly string[]; readonly then?: string }
  /** Roles and tokens of one customer anew. */
  | {
      readonly kind: "customers.check-again";
      readonly tenantId: string;
      readonly ticked: readonly string[];
      readonly then?: string;
    }
  /** What was done, newest first. */
  | { readonly kind: "history"; readonly search?: string; readonly inCustomer?: string }
  | { readonly kind: "history.press"; readonly viewId: string; readonly turn: "next" | "previous" | "export" }
  /** To record what was done without this program. */
  | {
      readonly kind: "elsewhere";
      readonly act: Action;
      readonly wanted: Wanted;
      readonly inCustomer?: string;
      readonly details: Details;
    }
  /** `said` unset: given up. */
  | { readonly kind: "elsewhere.press"; readonly viewId: string; readonly said?: ElsewhereSaid }
  /** In a channel: results are posted there. `of` unset: of all customers whose Desk Lead the operator is. */
  | {
      readonly kind: "notify";
      /** One thread a day with the results as replies. */
      readonly daily: boolean;
      /** The customers that commands work in, or those named in a sentence: "Contoso, Fabrikam". */
      readonly of?: "selection" | { readonly named: string };
    }
  | { readonly kind: "notify.stop"; readonly of?: "selection" | { readonly named: string } }
  | { readonly kind: "who-am-i" }
  | { readonly kind: "sign-in" }
  | { readonly kind: "sign-out" }
  | { readonly kind: "help"; readonly said?: string; readonly nearest?: string }
  /** Refused before anything was looked up. */
  | {
      readonly kind: "unreadable";
      readonly why: "too-long" | "too-many-people" | "nobody-named" | "forged" | ListFault;
    };

export type CommandKind = Command["kind"];
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;

/** Position of a reset in its batch → positions of the removals that stay ticked. A reset that is not named keeps all its ticks. */
export type Ticks = Readonly<Record<number, readonly number[]>>;
