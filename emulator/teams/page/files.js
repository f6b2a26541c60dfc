import { h, icon } from "./dom.js";

/** What the bot wants to store: the two buttons that answer it. */
export function renderFileConsent({ name, content = {} }, onAnswer) {
  const answer = (action) => () => onAnswer(action);
  const size = new Intl.NumberFormat("en-GB").format(content.sizeInBytes ?? 0);
  return h(
    "div",
    { class: "card file-card" },
    h("p", { class: "file-name" }, icon("clip"), name ?? ""),
    h("p", {}, content.description ?? ""),
    h("p", {}, `${size} bytes, into your OneDrive`),
    h("button", { class: "primary-button", type: "button", onclick: answer("accept") }, "Accept"),
    h("button", { class: "ac-pushButton", type: "button", onclick: answer("decline") }, "Decline"),
  );
}

/** A file that is stored, to be downloaded. */
export function renderFileInfo({ name, content = {} }) {
  const href = `/_emulator/files/${encodeURIComponent(content.uniqueId ?? "")}`;
  return h("p", { class: "card file-card" }, icon("clip"), h("a", { href, download: name ?? "" }, name ?? "file"));
}
