// Technicians: on a map where they are, in a list what they do, each with the day's visits.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { named, t } from "./language.js";
import { minute } from "./moments.js";
import { Part } from "./part.js";
import { personTrack } from "./person-track.js";
import { Rounds } from "./rounds.js";
import { townMap } from "./town-map.js";

class PeopleList extends Part {
  static properties = { chosen: {} };
  #rounds = new Rounds(this);

  render() {
    const { people, state, agreement, whole } = this.#rounds;
    return html`${townMap(whole, people, this.chosen)}
      <ul class="rows">${repeat(people, (p) => p.technician, (p) => html`<li>
        <button class="row" data-on=${p.technician} aria-pressed=${p.technician === this.chosen}
          @click=${() => this.tell("choose", p.technician)}>
          <b>${p.technician}</b>
          <span class="doing">${t(`doing.${p.doing}`)}${this.#where(p, state?.zone)}</span>
          <span class="soft num">${p.done}/${p.planned}</span>
          ${personTrack(p, state, agreement)}
        </button></li>`)}</ul>`;
  }

  #where(person, zone) {
    if (person.visit) {
      return html` <span class="soft">${person.visit.id} · ${named("kind", person.visit.kind)}</span>`;
    }
    return person.next
      ? html` <span class="soft">${t("people.next", { visit: person.next.id, at: minute(person.next.arrives, zone) })}</span>`
      : nothing;
  }
}
customElements.define("lintel-people", PeopleList);
