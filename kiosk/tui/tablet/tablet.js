// What the kiosk's page does by itself: letters as large as the room allows, and a fresh start when a kiosk has ended.
"use strict";
const CELL = { width: 0.6, height: 1.34 };
const ROOMS = [[120, 42], [100, 30], [80, 24]];
const SMALLEST = 18;
const ENDED_BY_ORGANIZER = 4001;
const WAIT = 5000;
const AT_ONCE = 300;
const AGAIN_AND_AGAIN = 20000;

let closeCode = 0;
window.WebSocket = class extends window.WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("close", (event) => { closeCode = event.code; });
  }
};

function letters() {
  const sizes = ROOMS.map(([columns, rows]) =>
    Math.floor(Math.min(window.innerWidth / (columns * CELL.width), window.innerHeight / (rows * CELL.height))));
  return Math.max(8, sizes.find((size) => size >= SMALLEST) || sizes[sizes.length - 1]);
}

function again() {
  window.location.replace("/");
}

// A kiosk that ended by a mistake is back before anybody wonders; one that ends again and again must not fill the machine.
function reopenDelay() {
  const last = Number(window.sessionStorage.getItem("reopened") || 0);
  window.sessionStorage.setItem("reopened", String(Date.now()));
  return Date.now() - last < AGAIN_AND_AGAIN ? WAIT : AT_ONCE;
}

// A page that is loaded while nobody serves it would be the browser's own, which tries nothing again.
function whenServed() {
  fetch("/own/tablet.css", { cache: "no-store" }).then(again, () => window.setTimeout(whenServed, WAIT));
}

document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.getElementById("terminal");
  document.getElementById("again").addEventListener("click", whenServed);
  if (!terminal) {
    window.setTimeout(whenServed, 2 * WAIT);
    return;
  }
  const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
  terminal.dataset.sessionWebsocketUrl = `${scheme}//${window.location.host}/ws`;
  terminal.dataset.fontSize = String(letters());
  window.addEventListener("contextmenu", (event) => event.preventDefault());
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (width !== window.innerWidth) { width = window.innerWidth; whenServed(); }
  });
  const watching = new MutationObserver(() => {
    const keys = document.querySelector(".xterm-helper-textarea");
    if (keys && document.body.classList.contains("-first-byte")) {
      // The kiosk draws letters to touch; the tablet's own would cover half of it. Real keys still work.
      keys.setAttribute("inputmode", "none");
      keys.focus();
    }
    if (!document.body.classList.contains("-closed")) return;
    watching.disconnect();
    // Whom the organizer sent home stays away until somebody touches the button.
    if (closeCode === ENDED_BY_ORGANIZER) document.body.classList.add("-ended");
    else window.setTimeout(whenServed, reopenDelay());
  });
  watching.observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
