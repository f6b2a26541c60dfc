import { avatar, h } from "./dom.js";

let made = 0;

/** The list of people behind an @: arrow keys move, Enter or Tab picks, Escape closes. */
export function createMentionList({ box, mentionable, onPick }) {
  const id = `mentions-${++made}`;
  const element = h("ul", { class: "mentions", id, role: "listbox", "aria-label": "People to mention", hidden: true });
  let shown = [];
  let active = 0;
  let start = 0;
  let dismissed = -1;

  function look() {
    const before = box.value.slice(0, box.selectionStart);
    const asked = /(?:^|\s)@([^@\n]{0,40})$/.exec(before);
    start = asked === null ? -1 : before.length - asked[1].length - 1;
    const wanted = asked?.[1].toLowerCase() ?? "";
    const fits = (one) =>
      one.displayName
        .toLowerCase()
        .split(" ")
        .some((word) => word.startsWith(wanted)) || one.displayName.toLowerCase().startsWith(wanted);
    shown = asked === null || start === dismissed ? [] : mentionable().filter(fits).slice(0, 6);
    active = 0;
    draw();
  }
  function draw() {
    element.hidden = shown.length === 0;
    element.replaceChildren(...shown.map(option));
    box.setAttribute("aria-controls", id);
    if (shown.length === 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `${id}-${active}`);
  }
  function option(person, at) {
    return h(
      "li",
      {
        id: `${id}-${at}`,
        role: "option",
        "aria-selected": String(at === active),
        onmousedown: (event) => choose(event, at),
      },
      avatar(person.displayName, person.key === "bot" ? "bot" : "person"),
      h("span", { class: "mention-words" }, h("span", {}, person.displayName), h("small", {}, person.about)),
    );
  }
  function choose(event, at) {
    event.preventDefault();
    const person = shown[at];
    shown = [];
    draw();
    onPick(person, start);
  }
  const close = () => {
    dismissed = start;
    shown = [];
    draw();
  };
  /** True where the key was the list's. */
  function key(event) {
    if (shown.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      active = (active + step + shown.length) % shown.length;
      draw();
      return true;
    }
    if (event.key === "Enter" || event.key === "Tab") choose(event, active);
    else if (event.key === "Escape") close();
    else return false;
    return true;
  }
  box.addEventListener("blur", () => {
    shown = [];
    draw();
  });
  return { element, look, key };
}
