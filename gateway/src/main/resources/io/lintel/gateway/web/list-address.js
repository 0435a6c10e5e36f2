// The address bar is where a list's filters live: a link shares them, and going back undoes them.

export const PAGE_SIZE = 50;

/** The filters that the address bar names, without those it leaves empty. */
export function filtersOf(names) {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(
    [...names, "after"].map((name) => [name, asked.get(name) ?? ""]).filter(([, value]) => value),
  );
}

/** A list's address with the filters that are set. */
export function addressWith(path, filters) {
  const set = Object.entries(filters).filter(([, value]) => value);
  const asked = new URLSearchParams(set).toString();
  return asked ? `${path}?${asked}` : path;
}

/** What the gateway's `next` address adds to ours. */
export function afterOf(next) {
  return new URL(next, location.origin).searchParams.get("after");
}
