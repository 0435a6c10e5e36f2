// The sign-in page: says itself in the reader's language and, where it stands in for another page,
// shows that page once the token is accepted.
import { speak, t } from "./language.js";

const form = document.querySelector("form");
const wrong = document.querySelector(".wrong");

function say() {
  document.title = `${t("signIn.title")} · Lintel`;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = t(element.dataset.word);
  }
}

/** Says what went wrong, in the language that the page has now and after it is switched. */
function complain(word) {
  wrong.dataset.word = word;
  wrong.textContent = t(word);
  wrong.hidden = false;
  form.token.select();
}

function send(token) {
  return fetch("/sign-in", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token }),
    credentials: "same-origin",
  });
}

async function signIn(event) {
  event.preventDefault();
  const answer = await send(form.token.value.trim()).catch(() => null);
  if (!answer?.ok) {
    complain(answer?.status === 401 ? "signIn.wrong" : "signIn.unreachable");
  } else if (location.pathname.startsWith("/sign-in")) {
    location.assign("/visits");
  } else {
    location.reload();
  }
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}
window.addEventListener("language", say);
form.addEventListener("submit", signIn);
document.querySelector(".asked").hidden = location.pathname.startsWith("/sign-in");
say();
