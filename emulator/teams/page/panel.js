import { h, icon } from "./dom.js";

/** The panel at the side: one message's activity, or the log of all. */
export function createPanel(place, onClose) {
  let back;
  const close = () => {
    place.hidden = true;
    place.replaceChildren();
    onClose();
    back?.focus();
  };
  const show = (title, ...content) => {
    if (place.hidden) back = document.activeElement;
    const button = h(
      "button",
      { class: "icon-button", type: "button", "aria-label": "Close", onclick: close },
      icon("close"),
    );
    place.replaceChildren(h("header", {}, h("h2", {}, title), button), ...content);
    place.hidden = false;
    button.focus();
  };
  place.addEventListener("keydown", (event) => event.key === "Escape" && close());

  return {
    close,
    showActivity: (activity) => show("Activity", json(activity)),
    showLog: (entries) => {
      const rows = entries
        .toReversed()
        .map(({ direction, status, activity, body, at }) =>
          h(
            "details",
            {},
            h(
              "summary",
              {},
              h("span", { class: `way ${direction}` }, direction === "to-bot" ? "to bot" : "from bot"),
              ` ${activity.name ?? activity.type} `,
              h("code", {}, String(status)),
              h("time", {}, at.slice(11, 19)),
            ),
            json(body === undefined ? activity : { activity, answer: body }),
          ),
        );
      show(
        "All activities, newest first",
        h("div", { class: "log-list", tabindex: "0", role: "group", "aria-label": "Activities" }, rows),
      );
    },
  };
}

function json(value) {
  return h("pre", { tabindex: "0", "aria-label": "Activity as JSON", role: "group" }, JSON.stringify(value, null, 2));
}
