/**
 * The window in which somebody signs in, as Teams opens it: it says hello by `initialize` and ends with
 * `authentication.authenticate.success`, whose first argument goes to the bot as `signin/verifyState`.
 */
export function openSignIn(url, onCode) {
  if (!/^https?:/i.test(url)) return;
  const opened = window.open(url, "_blank", "popup,width=520,height=680");
  if (opened === null) return;
  const heard = ({ source, data }) => {
    if (source !== opened) return;
    if (data?.func === "initialize") opened.postMessage({ id: data.id, args: ["authentication", "web"] }, "*");
    if (data?.func !== "authentication.authenticate.success") return;
    window.removeEventListener("message", heard);
    onCode(String(data.args?.[0] ?? ""));
  };
  window.addEventListener("message", heard);
}
