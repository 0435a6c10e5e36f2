// The address bar is where a list's filters live: a link shares them, and going back undoes them.

export const PAGE_SIZE = 50;

/** What says which page it is, and not what of. */
const PLACES = ["after", "before", "at"];

/**
 * All that the address bar asks for, without what it leaves empty. What we do not know is asked for
 * too: the gateway says that it does not know it either.
 */
export function askedFor() {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries([...asked].filter(([, value]) => value));
}

/** Those of them that make the list smaller. */
export function filtersOf(asked) {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !PLACES.includes(name)));
}

/** A list's address with the filters that are set. */
export function addressWith(path, filters) {
  const set = Object.entries(filters).filter(([, value]) => value);
  const asked = new URLSearchParams(set).toString().replaceAll("%2C", ",");
  return asked ? `${path}?${asked}` : path;
}

/** What the gateway's `next` and `previous` add to our address. */
export function placeOf(address) {
  const asked = new URL(address, location.origin).searchParams;
  return Object.fromEntries(PLACES.map((name) => [name, asked.get(name) ?? ""]));
}

/** The places of none: the list from its beginning. */
export const NOWHERE = Object.fromEntries(PLACES.map((name) => [name, ""]));
