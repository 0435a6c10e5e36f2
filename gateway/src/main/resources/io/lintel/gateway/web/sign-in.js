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

async function signIn(event) {
  event.preventDefault();
  const answer = await fetch("/sign-in", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: form.token.value.trim() }),
    credentials: "same-origin",
  });
  wrong.hidden = answer.ok;
  if (!answer.ok) {
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
say();
