import { h, icon } from "./dom.js";

/** A button that picks a file, and a chip that names it until it is sent or taken off again. */
export function createAttach() {
  let file;
  const input = h("input", { type: "file", hidden: true });
  const label = "Attach a file";
  const button = h(
    "button",
    { class: "icon-button", type: "button", "aria-label": label, title: label, onclick: () => input.click() },
    icon("clip"),
  );
  const chip = h("p", { class: "attached", role: "status", hidden: true });

  function show() {
    const off = "Take the file off";
    const remove = h(
      "button",
      { class: "icon-button small", type: "button", "aria-label": off, title: off, onclick: () => put(undefined) },
      icon("close"),
    );
    chip.replaceChildren(...(file === undefined ? [] : [h("span", {}, file.name), remove]));
    chip.hidden = file === undefined;
  }
  function put(next) {
    file = next;
    input.value = "";
    show();
  }
  input.addEventListener("change", async () => {
    const picked = input.files?.[0];
    if (picked !== undefined) put({ name: picked.name, content: await base64(picked) });
  });
  return {
    /** Behind the button. */
    input,
    button,
    chip,
    /** The file, taken off by that. */
    take: () => {
      const taken = file;
      put(undefined);
      return taken;
    },
  };
}

async function base64(picked) {
  const bytes = new Uint8Array(await picked.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
