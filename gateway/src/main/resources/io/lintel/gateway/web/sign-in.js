// The sign-in page: says itself in the reader's language and, where it stands in for another page,
// shows that page once the token is accepted. Without this module the form still works.
import { speak, t } from "./language.js";

const form = document.querySelector("form");
const wrong = document.querySelector(".wrong");

function say() {
  document.title = `${t("signIn.title")} · Lintel`;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = t(element.dataset.word);
  }
}

async function signIn(event) {
  event.preventDefault();
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    credentials: "same-origin",
  });
  const accepted = answer.ok && !new URL(answer.url).pathname.startsWith("/sign-in");
  wrong.hidden = accepted;
  if (!accepted) {
    form.token.select();
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
wrong.hidden = !location.search.includes("wrong");
say();
