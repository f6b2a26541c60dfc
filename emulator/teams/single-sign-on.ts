import type { Entra } from "../contract.ts";
import { type Activity, oauthCardType } from "./activity.ts";
import type { ActivityWriter, Place } from "./activity-writer.ts";
import type { Chat, Message, Note } from "./chat.ts";
import type { Delivery } from "./delivery.ts";

/** The content of an OAuth card, as far as the client reads it. */
export interface OAuthCard {
  readonly connectionName?: string;
  readonly tokenExchangeResource?: { readonly id?: string };
  readonly buttons?: readonly { readonly type?: string; readonly title?: string; readonly value?: unknown }[];
}

export interface SingleSignOn {
  /** What each of the person's clients does when a sign-in card arrives in a personal chat. */
  meetSignInCard(place: Place, message: Message): Promise<void>;
  /** The `authentication` with which a Universal Action is repeated, or the note to show where Entra refuses the token. */
  answerLoginRequest(
    personId: string,
    card: OAuthCard,
  ): Promise<{ authentication: Record<string, unknown> } | { note: Note }>;
  /** How many Teams clients (desktop, phone…) the person is signed in with: each exchanges a token of its own. */
  setClients(personId: string, clients: number): void;
}

export function createSingleSignOn(given: {
  chat: Chat;
  writer: ActivityWriter;
  delivery: Delivery;
  entra: Entra;
}): SingleSignOn {
  const { chat, writer, delivery, entra } = given;
  const clients = new Map<string, number>();

  const exchange = async (place: Place, card: OAuthCard): Promise<Note> => {
    const { person } = place;
    try {
      const token = await entra.issueTeamsSsoToken(person.id);
      const value = { id: card.tokenExchangeResource?.id, connectionName: card.connectionName, token };
      const answer = await delivery.deliver(writer.invoke(place, "signin/tokenExchange", { value }));
      return answer.status === 200
        ? { kind: "signed-in", text: `Signed in as ${person.displayName}` }
        : signInNote(card);
    } catch (error) {
      await delivery.deliver(writer.invoke(place, "signin/failure", { value: failureOf(error) }));
      return signInNote(card);
    }
  };

  return {
    setClients: (personId, count) => void clients.set(personId, count),
    meetSignInCard: async (place, message) => {
      const card = signInCardOf(message.activity);
      if (card === undefined || place.conversation.kind !== "personal") return;
      const exchanges = Array.from({ length: clients.get(place.person.id) ?? 1 }, () => exchange(place, card));
      const notes = await Promise.all(exchanges);
      const note = notes.find((one) => one.kind === "signed-in") ?? notes[0];
      if (note !== undefined) message.notes.set(place.person.id, note);
      chat.changed(message);
    },
    answerLoginRequest: async (personId, card) => {
      try {
        const token = await entra.issueTeamsSsoToken(personId);
        return { authentication: { id: card.tokenExchangeResource?.id, connectionName: card.connectionName, token } };
      } catch {
        return { note: signInNote(card) };
      }
    },
  };
}

/** The sign-in card's content where the client can exchange a token for it. */
function signInCardOf(activity: Activity): OAuthCard | undefined {
  const card = activity.attachments?.find((one) => one.contentType === oauthCardType)?.content as OAuthCard | undefined;
  return card?.tokenExchangeResource?.id === undefined ? undefined : card;
}

export function signInNote(card: OAuthCard): Note {
  const button = card.buttons?.find((one) => typeof one.value === "string");
  const note: Note = { kind: "sign-in", text: button?.title ?? "Sign in" };
  return typeof button?.value === "string" ? { ...note, link: button.value } : note;
}

/** Teams' own words for what went wrong before the bot could be asked. */
function failureOf(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  const needsPerson = /AADSTS(65001|50076|50079|53003|700082|50173)/.test(message);
  return { code: needsPerson ? "interactionrequired" : "authrequestfailed", message };
}
