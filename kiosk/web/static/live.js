// Follows what the page shows: asks for its version and, when that is another one, fetches the page anew.
// Without this script the page loads itself again (a refresh inside <noscript>).
(() => {
  "use strict";
  const said = document.getElementById("said");
  const shown = () => document.querySelector("main[data-watch]");
  let touching = false;
  let troubled = false;
  let timer = 0;

  // What was said once is not said again after a reload.
  if (/answered=|lost=/.test(location.search)) history.replaceState(null, "", location.pathname);

  const say = (words) => { said.textContent = words; };

  const spoken = (main) => main.querySelector("[data-say]")?.dataset.say ?? "";

  // Something was typed or chosen and not sent yet: a new page would take it away.
  const begun = () => [...document.querySelectorAll("main input:not([type=hidden]), main select")].some((field) =>
    field.options
      ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((each) => each.defaultSelected))
      : field.value !== field.defaultValue);

  async function renew() {
    const answer = await fetch(location.pathname, { cache: "no-store", credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main");
    const now = document.querySelector("main");
    const before = spoken(now);
    const open = [...now.querySelectorAll("details[open][id]")].map((part) => part.id);
    const focused = document.activeElement?.id;
    now.replaceWith(next);
    document.title = page.title;
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    if (spoken(next) !== before) say(spoken(next));
  }

  async function look() {
    const main = shown();
    if (!main) return;
    try {
      const answer = await fetch(main.dataset.watch, { cache: "no-store", credentials: "same-origin" });
      if (answer.status === 403 || answer.status === 404) { location.reload(); return; }
      if (!answer.ok) throw new Error("not now");
      const version = await answer.text();
      if (troubled) say(main.dataset.back);
      troubled = false;
      // Nothing moves from under a thumb that is on its way.
      if (version !== main.dataset.version && !touching && !begun()) await renew();
    } catch {
      if (!troubled) say(main.dataset.trouble);
      troubled = true;
    }
    said.classList.toggle("shown", troubled);
    again();
  }

  function again() {
    clearTimeout(timer);
    const main = shown();
    if (main && !document.hidden) timer = setTimeout(look, Number(main.dataset.seconds) * 1000);
  }

  addEventListener("pointerdown", () => { touching = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => { setTimeout(() => { touching = false; }, 400); });
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  addEventListener("pageshow", (event) => { if (event.persisted) look(); });
  again();
})();
