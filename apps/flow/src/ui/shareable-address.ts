/** Only a link leads somebody else's device here; a page within a frame has no address of its own. */
export function shareableAddress(): string | undefined {
  const { origin, pathname } = window.location;
  return window.top === window.self && pathname.startsWith('/websdk/p/') ? `${origin}${pathname}` : undefined;
}
