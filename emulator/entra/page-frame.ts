import type { Reply } from "../http-service.ts";

/** A page of the stand-in's Entra: no script, nothing from elsewhere, light and dark, by keyboard and screen reader. */
export function pageFrame(page: { readonly status: number; readonly title: string; readonly main: string }): Reply {
  const { status, title, main } = page;
  return {
    status,
    headers: { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – local Microsoft</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">Local Microsoft</p>
<h1>${escaped(title)}</h1>
${main}
</main>
</body>
</html>
`,
  };
}

/** Text, safe between tags and in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root{color-scheme:light dark;--ground:#f2f2f2;--sheet:#fff;--text:#1b1b1b;--quiet:#5a5a5a;--line:#8a8a8a;--hover:#f0f0f0;--brand:#0067b8}
@media(prefers-color-scheme:dark){:root{--ground:#141414;--sheet:#262626;--text:#fff;--quiet:#c4c4c4;--line:#8a8a8a;--hover:#333;--brand:#5fb2f2}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--ground);color:var(--text);font:16px/1.45 "Segoe UI",system-ui,sans-serif}
main{width:100%;max-width:27.5rem;padding:36px 40px;background:var(--sheet);box-shadow:0 2px 6px #0003}
.brand{margin:0 0 16px;color:var(--quiet);font-weight:600}
h1{margin:0 0 8px;font-size:24px;line-height:1.25}
p{margin:0 0 16px}
ul{list-style:none;margin:0 0 16px;padding:0}
ul.plain{list-style:disc;padding-left:20px;overflow-wrap:anywhere}
.account{display:block;padding:10px 12px;border-bottom:1px solid var(--ground);color:inherit;text-decoration:none;overflow-wrap:anywhere}
.account:hover{background:var(--hover)}
.account small{display:block;color:var(--quiet)}
.quiet{color:var(--quiet);font-size:14px;overflow-wrap:anywhere}
a{color:var(--brand)}
form{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 16px}
label{flex-basis:100%}
input[type=text]{flex:1;min-width:12rem;padding:8px;border:1px solid var(--line);background:transparent;color:inherit;font:inherit}
button{min-height:40px;padding:6px 20px;border:1px solid var(--brand);background:var(--sheet);color:var(--brand);font:inherit;font-weight:600}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid var(--text);outline-offset:2px}
`;
