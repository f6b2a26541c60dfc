import { icon } from "./dom.js";

const byId = (id) => document.getElementById(id);

/** The buttons of the top bar: theme, phone width, activity log, and on narrow screens the menu. */
export function createTools(state, { onLook, onLog }) {
  const label = (button, name, words) => button.replaceChildren(icon(name), words);

  function draw() {
    const dark = state.theme === "dark";
    const phone = state.width === "phone";
    document.documentElement.dataset.theme = state.theme;
    byId("stage").classList.toggle("phone", phone);
    byId("theme").setAttribute("aria-pressed", String(dark));
    byId("width").setAttribute("aria-pressed", String(phone));
    label(byId("theme"), dark ? "sun" : "moon", "Dark");
    label(byId("width"), phone ? "desktop" : "phone", "Phone");
    label(byId("log"), "braces", "Activities");
  }
  function look(name, [one, other]) {
    state[name] = state[name] === one ? other : one;
    draw();
    onLook();
  }
  function menu(open) {
    byId("menu").setAttribute("aria-expanded", String(open));
    byId("rail").classList.toggle("open", open);
  }
  byId("theme").onclick = () => look("theme", ["light", "dark"]);
  byId("width").onclick = () => look("width", ["wide", "phone"]);
  byId("log").onclick = () => {
    byId("log").setAttribute("aria-pressed", "true");
    void onLog();
  };
  byId("menu").append(icon("menu"));
  byId("menu").onclick = () => menu(!byId("rail").classList.contains("open"));
  draw();

  return {
    closeMenu: () => menu(false),
    complain: (error) => {
      byId("typing").textContent = String(error.message ?? error);
    },
  };
}
