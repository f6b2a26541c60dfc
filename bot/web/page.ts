export interface PageView {
  readonly title: string;
  readonly text: string;
  readonly mood: "done" | "trouble";
  /** Six digits for Teams. */
  readonly code?: string;
  /** Where the same sign-in can be begun again. */
  readonly again?: string;
  readonly reference?: string;
}

/** One small page in the window that Teams opened: readable without a script, in light and dark, by keyboard and screen reader. */
export function page(view: PageView, nonce: string): string {
  const { title, text, mood, code, again, reference } = view;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} – MFA Reset Desk</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main class="${mood}">
<p class="sign" aria-hidden="true">${mood === "done" ? tick : cross}</p>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${code === undefined ? "" : codeBlock(code)}${again === undefined ? "" : `<p><a class="button" href="${escaped(again)}">Try again</a></p>\n`}${reference === undefined ? "" : `<p class="quiet">Reference: ${escaped(reference)}</p>\n`}<p class="quiet">MFA Reset Desk</p>
</main>
${code === undefined ? "" : `<script nonce="${nonce}" data-code="${code}">${script}</script>\n`}</body>
</html>
`;
}

function codeBlock(code: string): string {
  const spoken = code.replace(/\d(?=\d)/g, "$& ");
  return `<section aria-label="Code for Teams">
<p>If this window stays open, type this code into the chat with the bot:</p>
<p class="code"><span aria-hidden="true">${code.slice(0, 3)} ${code.slice(3)}</span><span class="spoken">${spoken}</span></p>
<p class="quiet">Good for ten minutes, for you only.</p>
</section>
`;
}

const tick =
  '<svg viewBox="0 0 24 24" width="44" height="44"><circle cx="12" cy="12" r="11"/><path d="m7 12.5 3.4 3.4L17 9"/></svg>';
const cross =
  '<svg viewBox="0 0 24 24" width="44" height="44"><circle cx="12" cy="12" r="11"/><path d="M12 7v6m0 3.4v.1"/></svg>';

const style = `
:root{color-scheme:light dark;--ground:#f5f5f5;--sheet:#fff;--text:#242424;--quiet:#5c5c5c;--line:#d1d1d1;--brand:#4f52b2;--done:#0e700e;--trouble:#b10e1c}
@media(prefers-color-scheme:dark){:root{--ground:#141414;--sheet:#292929;--text:#fff;--quiet:#bdbdbd;--line:#525252;--brand:#9299f7;--done:#54b054;--trouble:#f1707b}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--ground);color:var(--text);font:16px/1.5 "Segoe UI",system-ui,sans-serif}
main{width:100%;max-width:26rem;padding:32px 28px 20px;text-align:center;background:var(--sheet);border:1px solid var(--line);border-radius:12px}
h1{margin:0 0 8px;font-size:22px;line-height:1.3}
p{margin:0 0 16px}
.sign{margin:0 0 12px}
svg{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.done .sign{color:var(--done)}.trouble .sign{color:var(--trouble)}
section{margin-top:24px;padding-top:20px;border-top:1px solid var(--line)}
.code{margin:0 0 8px;font:600 34px/1.2 ui-monospace,Consolas,monospace;letter-spacing:.08em}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.quiet{margin:0 0 8px;color:var(--quiet);font-size:14px}
.button{display:inline-block;padding:8px 20px;border-radius:6px;background:var(--brand);color:var(--sheet);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid var(--text);outline-offset:2px}
`;

/**
 * What TeamsJS does at `authentication.notifySuccess`, without 400 KB of library: say hello to whoever opened this window, hand the
 * code over, close. Clients without such a window lend a `nativeInterface`. The bot takes the code from nobody but the operator, so it
 * does not matter who hears it. Where nobody answers the code stays to be typed.
 */
const script = `
"use strict";
const code=document.currentScript.dataset.code;
history.replaceState(null,"",location.pathname);
const opener=window.opener, native=window.nativeInterface;
const send=(id,func,args)=>{
  const message={id,func,args,timestamp:Date.now()};
  if(opener) opener.postMessage(message,"*");
  else if(native?.framelessPostMessage) native.framelessPostMessage(JSON.stringify(message));
};
const answered=({data,source})=>{
  if((opener&&source!==opener)||data?.id!==0) return;
  send(1,"authentication.authenticate.success",[code]);
  setTimeout(()=>window.close(),400);
};
window.addEventListener("message",answered);
window.onNativeMessage=answered;
send(0,"initialize",["2.19.0",2]);
`;

function escaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => named[character] ?? character);
}
