/** Markdown as Teams has it in cards: bold, italic, lists and links; no HTML, headings, tables, images, code or quotes. */
const unsupported = [
  "heading",
  "lheading",
  "table",
  "image",
  "code",
  "fence",
  "blockquote",
  "hr",
  "backticks",
  "strikethrough",
  "html_block",
  "html_inline",
  "reference",
];
const markdown = window.markdownit({ html: false, linkify: false, typographer: false }).disable(unsupported);

const openLink =
  markdown.renderer.rules.link_open ?? ((tokens, at, options, _env, self) => self.renderToken(tokens, at, options));
markdown.renderer.rules.link_open = (tokens, at, ...rest) => {
  tokens[at].attrSet("target", "_blank");
  tokens[at].attrSet("rel", "noopener noreferrer");
  return openLink(tokens, at, ...rest);
};

export function renderMarkdown(text) {
  return markdown.render(text);
}

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A message's text: the bot's as Markdown, a person's as it was typed; `<at>` names are set off. */
export function renderText(text, isMarkdown) {
  const html = isMarkdown ? renderMarkdown(text) : `<p>${text.replaceAll(/[&<>"]/g, (sign) => escapes[sign])}</p>`;
  return html.replaceAll(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>');
}
