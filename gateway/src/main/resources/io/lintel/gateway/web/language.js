// Which language the reader wants: their own choice, else the browser's; and saying things in it.
import { words } from "./words.js";

const REMEMBERED = "lintel.language";
const ORDER = ["en", "zh"];

let current = remembered() ?? fromBrowser();
document.documentElement.lang = current === "zh" ? "zh-CN" : "en";

export function language() {
  return current;
}

/** Components that say something render again on the window's `language` event. */
export function speak(wanted) {
  current = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  try {
    localStorage.setItem(REMEMBERED, wanted);
  } catch {
    // Storage may be refused; the choice then lasts for this page only.
  }
  window.dispatchEvent(new Event("language"));
}

export function t(key, values = {}) {
  const both = words[key];
  if (!both) {
    return key;
  }
  return both[ORDER.indexOf(current)].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "–");
}

/** The words for a name from the wire (a step, a kind); the name itself where we have none. */
export function named(family, name) {
  const key = `${family}.${name}`;
  return words[key] ? t(key) : String(name).replaceAll("_", " ");
}

/** A sentence or clause that comes in both languages from the gateway. */
export function either(english, chinese) {
  return (current === "zh" ? (chinese ?? english) : (english ?? chinese)) ?? "–";
}

function remembered() {
  try {
    const choice = localStorage.getItem(REMEMBERED);
    return ORDER.includes(choice) ? choice : null;
  } catch {
    return null;
  }
}

function fromBrowser() {
  const known = navigator.languages.map((l) => l.slice(0, 2).toLowerCase());
  return known.find((l) => ORDER.includes(l)) ?? "en";
}
