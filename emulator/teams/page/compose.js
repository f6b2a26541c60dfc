import { createAttach } from "./attach.js";
import { h, icon } from "./dom.js";
import { createMentionList } from "./mention-list.js";

let made = 0;

/** The box to write in: Enter sends, Shift+Enter breaks the line, @ opens the people list; `files`: one can be sent along. */
export function createCompose({ label, mentionable, onSend, onLeave, files = false, id = `compose-${++made}` }) {
  const picked = new Map();
  const box = h("textarea", {
    id,
    class: "compose-box",
    rows: "1",
    placeholder: label,
    "aria-label": label,
    "aria-autocomplete": "list",
    maxlength: "28000",
  });
  const list = createMentionList({ box, mentionable, onPick: pick });
  const send = h(
    "button",
    { class: "icon-button send", type: "button", "aria-label": "Send", title: "Send", onclick: submit },
    icon("send"),
  );
  const mention = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": "Mention somebody",
      title: "Mention somebody",
      onclick: startMention,
    },
    icon("at"),
  );
  const attach = files ? createAttach() : undefined;
  const row = h("div", { class: "compose" }, list.element, box, attach?.input, attach?.button, mention, send);
  const element = h("div", {}, attach?.chip, row);

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
  }
  function pick(person, start) {
    picked.set(person.displayName, person.key);
    box.setRangeText(`@${person.displayName} `, start, box.selectionStart, "end");
    box.focus();
    grow();
  }
  function startMention() {
    const before = box.value.slice(0, box.selectionStart);
    box.setRangeText(before === "" || /\s$/.test(before) ? "@" : " @", box.selectionStart, box.selectionEnd, "end");
    box.focus();
    list.look();
  }
  function submit() {
    const file = attach?.take();
    const said = { ...withMentions(box.value.trim(), picked), ...(file && { file }) };
    if (said.text === "" && file === undefined) return;
    box.value = "";
    picked.clear();
    grow();
    onSend(said);
    onLeave?.();
  }
  box.addEventListener("input", () => {
    grow();
    list.look();
  });
  box.addEventListener("keydown", (event) => {
    if (list.key(event)) return;
    if (event.key === "Escape") onLeave?.();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return { element, focus: () => box.focus() };
}

/** Puts `<at>` around the names that were picked and still stand in the text. */
function withMentions(typed, picked) {
  const names = [...picked.keys()].sort((one, other) => other.length - one.length);
  const parts = [{ text: typed }];
  for (const name of names) {
    for (let at = 0; at < parts.length; at += 1) {
      const [before, ...rest] = parts[at].name === undefined ? parts[at].text.split(`@${name}`) : [undefined];
      if (rest.length === 0) continue;
      parts.splice(at, 1, { text: before }, ...rest.flatMap((text) => [{ name }, { text }]));
    }
  }
  const mentioned = new Set(parts.filter((part) => part.name !== undefined).map((part) => picked.get(part.name)));
  const text = parts.map((part) => (part.name === undefined ? part.text : `<at>${part.name}</at>`)).join("");
  return { text, mentions: [...mentioned] };
}
