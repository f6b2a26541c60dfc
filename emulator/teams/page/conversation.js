import { createCompose } from "./compose.js";
import { avatar, h, icon } from "./dom.js";
import { createMessage } from "./message.js";
import { renderEmpty } from "./suggestions.js";

/** The messages of one conversation; a channel's by thread. Only what changed is drawn again. */
export function createConversation(log, context) {
  const messages = new Map();
  const threads = new Map();
  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  let follow = true;
  log.replaceChildren();
  log.onscroll = () => {
    follow = atEnd();
  };
  const growth = new ResizeObserver(() => follow && scrollToEnd(log));

  const placeOf = (message) => {
    if (message.threadId === undefined) return log;
    const known = threads.get(message.threadId) ?? createThread(message.threadId, context);
    threads.set(message.threadId, known);
    if (!known.element.isConnected) {
      log.append(known.element);
      growth.observe(known.element);
    }
    return known.list;
  };

  const show = (list, theme) => {
    const here = new Set(list.map((message) => message.id));
    for (const [id, drawn] of messages) {
      if (here.has(id)) continue;
      drawn.element.remove();
      messages.delete(id);
    }
    log.querySelector(".empty")?.remove();
    for (const message of list) {
      const drawn = messages.get(message.id) ?? createMessage(message, context);
      if (!messages.has(message.id)) {
        placeOf(message).append(drawn.element);
        growth.observe(drawn.element);
        if (message.from.id === context.person.id) follow = true;
        messages.set(message.id, drawn);
      }
      drawn.update(message, theme);
    }
    for (const [id, thread] of threads) {
      if (thread.list.childElementCount > 0) continue;
      thread.element.remove();
      threads.delete(id);
    }
    if (list.length === 0) log.append(renderEmpty(context));
    if (follow) scrollToEnd(log);
  };

  const hint = (messageId, text) => {
    messages
      .get(messageId)
      ?.element.querySelector(".message-body")
      .append(h("p", { class: "hint" }, text));
  };

  return { show, hint, close: () => growth.disconnect() };
}

function scrollToEnd(log) {
  log.scrollTop = log.scrollHeight;
}

function createThread(threadId, context) {
  const list = h("div", { class: "thread-list" });
  const foot = h("div", { class: "thread-foot" });
  const reply = h("button", { class: "reply-button", type: "button", onclick: openReply }, icon("reply"), "Reply");
  function openReply() {
    const compose = createCompose({
      label: "Reply in this thread",
      mentionable: context.mentionable,
      onSend: (said) => context.onSend({ ...said, threadOf: threadId }),
      onLeave: () => foot.replaceChildren(reply),
    });
    foot.replaceChildren(compose.element);
    compose.focus();
  }
  foot.append(reply);
  return { element: h("section", { class: "thread", "aria-label": "Thread" }, list, foot), list };
}

/** Name, kind and people of the open conversation. */
export function renderHead(place, conversation, people) {
  const names = people.filter((one) => conversation.members.includes(one.id)).map((one) => one.displayName);
  const bot = conversation.kind === "personal";
  const title =
    conversation.kind === "channel" ? `${conversation.team.name} › ${conversation.name}` : conversation.name;
  const about = bot ? "App · only you and the app" : `${names.length} people and MFA Reset Desk`;
  const kind = bot ? "bot" : conversation.kind === "channel" ? "channel" : "group";
  place.replaceChildren(
    avatar(conversation.name, kind),
    h(
      "div",
      { class: "head-words" },
      h("h1", { id: "conversation-title" }, title),
      h("p", { title: names.join(", ") }, about),
    ),
  );
}
