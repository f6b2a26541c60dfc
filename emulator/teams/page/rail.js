import { avatar, h } from "./dom.js";

/** The left rail: whose client this is, and the chats and channels that person has. */
export function renderRail(place, { people, person, conversations, conversation, onPerson, onConversation, unread }) {
  const entry = (one) => {
    const kind = { personal: "bot", group: "group", channel: "channel" }[one.kind];
    const current = one.id === conversation.id ? "page" : undefined;
    const about = { personal: "Your personal chat with the app", group: "Group chat", channel: "Channel" }[one.kind];
    const dot = unread.has(one.id)
      ? h("span", { class: "unread" }, h("span", { class: "hidden" }, "unread"))
      : undefined;
    return h(
      "li",
      {},
      h(
        "button",
        { class: "rail-entry", type: "button", "aria-current": current, onclick: () => onConversation(one) },
        avatar(one.name, kind),
        h("span", { class: "rail-words" }, h("span", { class: "rail-name" }, one.name), h("small", {}, about)),
        dot,
      ),
    );
  };
  const who = (one) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          class: "rail-entry",
          type: "button",
          "aria-pressed": String(one.id === person.id),
          onclick: () => onPerson(one),
        },
        avatar(one.displayName),
        h(
          "span",
          { class: "rail-words" },
          h("span", { class: "rail-name" }, one.displayName),
          h("small", {}, one.description),
        ),
      ),
    );
  const chats = conversations.filter((one) => one.kind !== "channel");
  const channels = conversations.filter((one) => one.kind === "channel");
  const focused = place.contains(document.activeElement) ? document.activeElement.textContent : undefined;
  place.replaceChildren(
    h("h2", {}, "You are"),
    h("ul", { class: "people" }, people.map(who)),
    h("h2", {}, "Chats"),
    h("ul", {}, chats.map(entry)),
    h("h2", {}, channels[0]?.team.name ?? "Teams"),
    h("ul", {}, channels.map(entry)),
  );
  // Drawing again must not throw a keyboard's user out of the list.
  [...place.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus();
}
