import type { Card } from "../cards/kit/kit.ts";
import type { CommandKind, CommandOf } from "../core/command.ts";
import type { Customer, Operator } from "../core/directory/people.ts";
import type { TeamsChannel } from "../services/conversations/conversation-store.ts";

/** What a dialog knows of where it is asked. */
export interface Asked {
  readonly operator: Operator;
  /** The conversation in which this operator's cards can be confirmed: the personal chat unless a setting says otherwise. */
  readonly conversationId: string;
  /** The channel it was said in; unset: elsewhere. */
  readonly channel?: TeamsChannel;
  /** The selected customers, where they were read for this command already. */
  readonly selected?: readonly Customer[];
}

/** What a dialog answers. It never sends: `bot/deliver` does. */
export interface Reply {
  readonly card: Card;
  /** Names people or shows their methods: never in a shared conversation. */
  readonly personal: boolean;
  /** The card belongs to this batch and is updated with it. */
  readonly batchId?: string;
  /** It is another one than the card of the batch: that one stays its operator's. */
  readonly watches?: boolean;
  /** What a shared conversation may see of a personal card: name, customer and counts. */
  readonly note?: Card;
  /** Offered to the operator in their own chat. */
  readonly file?: {
    readonly name: string;
    readonly description: string;
    readonly bytes: number;
    readonly batchId: string;
  };
  /** What goes on once the answer has been given. */
  readonly afterwards?: () => Promise<void>;
}

export type Dialog<K extends CommandKind> = (asked: Asked, command: CommandOf<K>) => Promise<Reply>;

/** One dialog for each kind of command: the compiler asks for the missing one. */
export type Dialogs = { readonly [K in CommandKind]: Dialog<K> };
