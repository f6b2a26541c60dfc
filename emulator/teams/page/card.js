import { h } from "./dom.js";
import { serializationContext } from "./elements.js";
import { hostConfig } from "./host-config.js";
import { renderMarkdown } from "./markdown.js";
import { openSignIn } from "./sign-in-window.js";

const { AdaptiveCards } = window;

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderMarkdown(text);
  result.didProcess = true;
};

/** Draws an adaptive card. `onPress` gets Execute and Submit with their inputs filled in; links open a new tab. */
export function renderCard(content, { theme, onPress, onSignInCode }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(theme));
  card.onExecuteAction = (action) => {
    // The library shows and hides by itself, and tells of it too; Teams sends nothing.
    if (action instanceof AdaptiveCards.ToggleVisibilityAction) return;
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      open(action.url);
      return;
    }
    if (action.data?.msteams?.type === "signin") {
      openSignIn(action.data.msteams.value, onSignInCode);
      return;
    }
    onPress({ type: action.getJsonTypeName(), id: action.id, verb: action.verb, data: action.data ?? {} });
  };
  try {
    card.parse(content, serializationContext());
    const drawn = card.render();
    return drawn ? withoutStrayStates(drawn) : broken("The card is empty.");
  } catch (error) {
    return broken(String(error));
  }
}

/** The library marks what a toggle shows as expanded, where only a button may be: screen readers are misled by it. */
function withoutStrayStates(card) {
  const tidy = () => {
    for (const one of card.querySelectorAll("div[aria-expanded]")) one.removeAttribute("aria-expanded");
  };
  tidy();
  new MutationObserver(tidy).observe(card, { subtree: true, attributeFilter: ["aria-expanded"] });
  return card;
}

/** The card with which an app asks for a sign-in; its button comes only where the silent way failed. */
export function renderSignInCard(content, note, onSignInCode) {
  return h(
    "div",
    { class: "sign-in" },
    h("p", {}, content.text ?? "Please sign in."),
    note?.kind === "sign-in" ? signInButton(note, onSignInCode) : undefined,
    note === undefined ? h("p", { class: "sign-in-state" }, "Signing you in…") : undefined,
    note?.kind === "signed-in" ? h("p", { class: "sign-in-state sign-in-done" }, note.text) : undefined,
  );
}

export function signInButton({ link, text }, onSignInCode) {
  if (!link) return undefined;
  const onclick = () => openSignIn(link, onSignInCode);
  return h("button", { class: "primary-button", type: "button", onclick }, text);
}

function open(url) {
  if (/^https?:/i.test(url)) window.open(withoutWarning(new URL(url)), "_blank", "noopener");
}

/** The page on which an administrator approves the app is served here too; at Entra's own port the browser would warn of its certificate. */
function withoutWarning({ href, hostname, pathname, search }) {
  const isApproval = hostname === "localhost" && /^\/[^/]+\/v2\.0\/adminconsent$/.test(pathname);
  return isApproval ? location.origin + pathname + search : href;
}

function broken(text) {
  return h("p", { class: "note note-error" }, `This card can't be shown. ${text}`);
}
