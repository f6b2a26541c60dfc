import { avatar, h } from "./dom.js";

const commands = ["reset MFA for alice", "who am I", "help"];

/** What an empty conversation shows: who is there to talk to, and first commands to try. */
export function renderEmpty({ conversation, onSend }) {
  const personal = conversation.kind === "personal";
  const send = (command) =>
    onSend(
      personal ? { text: command, mentions: [] } : { text: `<at>MFA Reset Desk</at> ${command}`, mentions: ["bot"] },
    );
  return h(
    "div",
    { class: "empty" },
    avatar("MFA Reset Desk", "bot"),
    h("h2", {}, "MFA Reset Desk"),
    h(
      "p",
      {},
      personal
        ? "Resets a user's multi-factor authentication, in your name."
        : "Mention the app and say what it should do.",
    ),
    h(
      "div",
      { class: "chips" },
      commands.map((command) =>
        h(
          "button",
          { class: "chip", type: "button", onclick: () => send(command) },
          personal ? command : `@MFA Reset Desk ${command}`,
        ),
      ),
    ),
  );
}
