// What the kiosk's page does by itself: letters as large as the room allows, and a fresh start when a kiosk has ended.
"use strict";
const CELL = { width: 0.6, height: 1.34 };
const ROOMS = [[120, 42], [100, 30], [80, 24]];
const SMALLEST = 18;

function letters() {
  const sizes = ROOMS.map(([columns, rows]) =>
    Math.floor(Math.min(window.innerWidth / (columns * CELL.width), window.innerHeight / (rows * CELL.height))));
  return Math.max(8, sizes.find((size) => size >= SMALLEST) || sizes[sizes.length - 1]);
}

document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.getElementById("terminal");
  const again = () => window.location.replace("/");
  document.getElementById("again").addEventListener("click", again);
  if (!terminal) {
    window.setTimeout(again, 10000);
    return;
  }
  const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
  terminal.dataset.sessionWebsocketUrl = `${scheme}//${window.location.host}/ws`;
  terminal.dataset.fontSize = String(letters());
  window.addEventListener("contextmenu", (event) => event.preventDefault());
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (width !== window.innerWidth) { width = window.innerWidth; again(); }
  });
  new MutationObserver(() => {
    const keys = document.querySelector(".xterm-helper-textarea");
    if (keys && document.body.classList.contains("-first-byte")) keys.focus();
    if (document.body.classList.contains("-closed")) window.setTimeout(again, 5000);
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
