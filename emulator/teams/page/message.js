import { renderCard, renderSignInCard, signInButton } from "./card.js";
import { avatar, h, icon } from "./dom.js";
import { renderFileConsent, renderFileInfo } from "./files.js";
import { renderText } from "./markdown.js";

const adaptive = "application/vnd.microsoft.card.adaptive";
const oauth = "application/vnd.microsoft.card.oauth";
const fileInfo = "application/vnd.microsoft.teams.file.download.info";
const fileConsent = "application/vnd.microsoft.teams.card.file.consent";
const storedFile = "application/vnd.microsoft.teams.card.file.info";
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** One message, redrawn in parts: inputs on a card keep what was typed while only the note under it changes. */
export function createMessage(first, context) {
  const own = first.from.id === context.person.id;
  const words = h("div", { class: "words" });
  const cards = h("div", { class: "cards", tabindex: "-1" });
  const note = h("div", { class: "note-place" });
  const edited = h("span", { class: "edited" });
  const tools = h("div", { class: "message-tools" });
  const bubble = h("div", { class: "bubble", tabindex: "-1" }, words, cards, note);
  const element = h(
    "article",
    {
      class: `message ${own ? "own" : "other"}`,
      "aria-label": `${first.from.name}, ${time.format(new Date(first.at))}`,
    },
    own && first.threadId === undefined ? undefined : avatar(first.from.name, first.from.kind),
    h(
      "div",
      { class: "message-body" },
      h(
        "p",
        { class: "byline" },
        own && first.threadId === undefined ? undefined : h("strong", {}, first.from.name),
        h("time", { datetime: first.at }, time.format(new Date(first.at))),
        edited,
      ),
      h("div", { class: "bubble-row" }, bubble, tools),
    ),
  );
  let drawn = { cards: undefined, text: undefined, theme: undefined };
  let current = first;

  tools.append(toolButton("braces", "Show activity", () => context.onShowActivity(current)));
  if (own) tools.append(toolButton("pen", "Edit message", () => editWords(words, current, context)));

  const update = (message, theme) => {
    current = message;
    edited.textContent = message.edited ? "Edited" : "";
    if (drawn.text !== message.text) {
      words.innerHTML = message.text === "" ? "" : renderText(message.text, message.from.kind === "bot");
      words.hidden = message.text === "";
    }
    const key = JSON.stringify([message.attachments, message.attachments.some(isSignIn) ? message.note : undefined]);
    if (drawn.cards !== key || drawn.theme !== theme) drawCards(cards, message, { ...context, theme });
    drawNote(note, message, context);
    setBusy(message.note?.kind === "busy", cards, bubble);
    bubble.classList.toggle("with-card", message.attachments.length > 0);
    bubble.classList.toggle("full", message.attachments.some(isFullWidth));
    drawn = { cards: key, text: message.text, theme };
  };
  return { element, update };
}

/** What an app asks for with `msteams.width`; wider, not as wide as the window. */
function isFullWidth({ content }) {
  return content?.msteams?.width?.toLowerCase() === "full";
}

function isSignIn(attachment) {
  return attachment.contentType === oauth;
}

/** What is inert loses the focus: meanwhile the bubble has it, and then the card that answered. */
function setBusy(busy, cards, bubble) {
  const hadFocus = cards.contains(document.activeElement);
  cards.classList.toggle("busy", busy);
  cards.inert = busy;
  cards.setAttribute("aria-busy", String(busy));
  if (busy && hadFocus) bubble.focus({ preventScroll: true });
  if (!busy && document.activeElement === bubble) cards.focus({ preventScroll: true });
}

function drawCards(place, message, context) {
  const hadFocus = place.contains(document.activeElement);
  const onPress = (action) => context.onPress(message, action);
  const onSignInCode = context.onSignInCode;
  const drawn = message.attachments.map(({ contentType, content, name }) => {
    if (contentType === adaptive)
      return h("div", { class: "card" }, renderCard(content, { theme: context.theme, onPress, onSignInCode }));
    if (contentType === oauth)
      return h("div", { class: "card" }, renderSignInCard(content, message.note, onSignInCode));
    if (contentType === fileConsent)
      return renderFileConsent({ name, content }, (action) => context.onFile(message, action));
    if (contentType === storedFile) return renderFileInfo({ name, content });
    if (contentType === fileInfo) return h("p", { class: "sent-file" }, icon("clip"), name);
    return h("p", { class: "note" }, `Attachment: ${contentType}`);
  });
  place.replaceChildren(...drawn);
  place.hidden = drawn.length === 0;
  // Whoever pressed with the keyboard stays at the card instead of falling back to the top of the page.
  if (hadFocus) place.focus({ preventScroll: true });
}

function drawNote(place, { note, attachments }, { onSignInCode }) {
  if (note?.kind === "sign-in" && !attachments.some(isSignIn)) {
    place.replaceChildren(signInButton(note, onSignInCode) ?? "");
    return;
  }
  const shown = note !== undefined && ["busy", "info", "error"].includes(note.kind);
  const role = note?.kind === "error" ? "alert" : "status";
  place.replaceChildren(...(shown ? [h("p", { class: `note note-${note.kind}`, role }, note.text)] : []));
}

function toolButton(name, label, onclick) {
  return h(
    "button",
    { class: "icon-button small", type: "button", "aria-label": label, title: label, onclick },
    icon(name),
  );
}

function editWords(words, message, context) {
  const box = h("textarea", { class: "edit-box", "aria-label": "Edit message", rows: "2" });
  box.value = message.text;
  const close = () => {
    words.innerHTML = renderText(message.text, false);
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    close();
    if (box.value.trim() !== "") context.onEdit(message, box.value);
  });
  words.replaceChildren(box, h("p", { class: "hint" }, "Enter to save, Esc to leave it"));
  box.focus();
}
