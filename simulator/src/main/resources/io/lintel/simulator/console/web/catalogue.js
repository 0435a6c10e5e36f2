// Everything that can go wrong; asked for once.
import { ask } from "./control.js";

let asked = null;

export function catalogue() {
  asked ??= ask("/catalogue").then((whole) => whole.items);
  return asked;
}
