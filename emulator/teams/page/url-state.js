/** What the page shows, kept in its address: person (first name), chat, theme, width. */
const chats = ["personal", "group", "general", "channel"];

export function readState() {
  const asked = new URLSearchParams(location.search);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const one = (name, allowed, usual) => (allowed.includes(asked.get(name)) ? asked.get(name) : usual);
  return {
    person: asked.get("person"),
    chat: one("chat", chats, "personal"),
    theme: one("theme", ["light", "dark"], dark ? "dark" : "light"),
    width: one("width", ["wide", "phone"], "wide"),
  };
}

export function writeState({ person, chat, theme, width }) {
  history.replaceState(null, "", `?${new URLSearchParams({ person, chat, theme, width })}`);
}

/** The name of a conversation in the address. */
export function chatName(conversation) {
  if (conversation.kind !== "channel") return conversation.kind;
  return conversation.id === conversation.team.id ? "general" : "channel";
}

/** The name of a person in the address. */
export function personName(person) {
  return person.displayName.split(" ")[0].toLowerCase();
}
