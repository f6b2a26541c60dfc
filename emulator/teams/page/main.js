import { api, listen } from "./api.js";
import { createCompose } from "./compose.js";
import { createConversation, renderHead } from "./conversation.js";
import { createPanel } from "./panel.js";
import { renderRail } from "./rail.js";
import { createTools } from "./tools.js";
import { chatName, personName, readState, writeState } from "./url-state.js";

const byId = (id) => document.getElementById(id);
const state = readState();
const unread = new Set();
const [people, colleagues] = await Promise.all([api.people(), api.colleagues()]);
const everybody = [...people, ...colleagues];
const tools = createTools(state, {
  onLook: () => {
    writeState(state);
    void refresh();
  },
  onLog: async () => panel.showLog(await api.activities()),
});
const panel = createPanel(byId("panel"), () => byId("log").setAttribute("aria-pressed", "false"));

let person = people.find((one) => personName(one) === state.person || one.id === state.person) ?? people[0];
let conversations = [];
let conversation;
let view;
let typingEnds;

const who = () => ({ personId: person.id, conversationId: conversation.id });

/** The bot first, then who is here, then everybody else. */
function mentionable() {
  const here = (one) => conversation.members.includes(one.id);
  const others = everybody
    .filter((one) => one.id !== person.id)
    .sort((one, other) => Number(here(other)) - Number(here(one)));
  const bot = { key: "bot", displayName: "MFA Reset Desk", about: "App" };
  return [bot, ...others.map((one) => ({ key: one.id, displayName: one.displayName, about: one.userPrincipalName }))];
}

async function send(said) {
  try {
    const { activityId, status } = await api.say({ ...who(), ...said });
    if (status === 0) view.hint(activityId, "The app didn't see this: mention it with @MFA Reset Desk.");
    else if (status >= 500) view.hint(activityId, `The app couldn't take this message (${status}).`);
  } catch (error) {
    tools.complain(error);
  }
}

async function openConversation(one) {
  conversation = one;
  unread.delete(one.id);
  state.person = personName(person);
  state.chat = chatName(one);
  writeState(state);
  view?.close();
  const attempt = (act) => act.catch((error) => tools.complain(error));
  const context = {
    person,
    conversation,
    mentionable,
    onSend: send,
    onPress: (message, action) => attempt(api.press({ ...who(), messageId: message.id, action })),
    onFile: (message, action) => attempt(api.answerFile({ ...who(), messageId: message.id, action })),
    onSignInCode: (state) => attempt(api.verifyState({ ...who(), state })),
    onEdit: (message, text) => attempt(api.edit({ ...who(), messageId: message.id, text })),
    onShowActivity: (message) => panel.showActivity(message.activity),
  };
  view = createConversation(byId("messages"), context);
  renderHead(byId("conversation-head"), conversation, everybody);
  byId("typing").textContent = "";
  const label = conversation.kind === "channel" ? "Start a post" : "Type a message";
  const files = conversation.kind === "personal";
  const compose = createCompose({ id: "compose-main", label, mentionable, files, onSend: send });
  byId("foot").replaceChildren(compose.element);
  drawRail();
  await refresh();
  await attempt(api.open(who()));
}

async function openPerson(one) {
  person = one;
  conversations = await api.conversations(person.id);
  const wanted = conversations.find((candidate) => chatName(candidate) === state.chat);
  await openConversation(wanted ?? conversations[0]);
}

function drawRail() {
  const onConversation = (one) => void openConversation(one).then(tools.closeMenu);
  const onPerson = (one) => void openPerson(one).then(tools.closeMenu);
  renderRail(byId("rail"), { people, person, conversations, conversation, onPerson, onConversation, unread });
}

let asked = 0;
async function refresh() {
  if (view === undefined) return;
  const mine = ++asked;
  const list = await api.messages(person.id, conversation.id);
  // An older answer must never draw over a newer one.
  if (mine === asked) view.show(list, state.theme);
}

function showTyping() {
  clearTimeout(typingEnds);
  byId("typing").textContent = "MFA Reset Desk is typing…";
  typingEnds = setTimeout(stopTyping, 4000);
}

function stopTyping() {
  clearTimeout(typingEnds);
  byId("typing").textContent = "";
}

function onEvent(event) {
  if (event.type === "reset") void openPerson(person);
  else if (event.conversationId === conversation?.id) {
    if (event.type === "typing") showTyping();
    else {
      if (event.type === "message") stopTyping();
      void refresh();
    }
  } else if (event.type === "message" && conversations.some((one) => one.id === event.conversationId)) {
    unread.add(event.conversationId);
    drawRail();
  }
}

await openPerson(person);
listen(onEvent, (connected) => {
  byId("offline").hidden = connected;
  if (connected) void refresh();
});
document.body.dataset.ready = "true";
