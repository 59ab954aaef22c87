/** The next moment at which the screen is drawn; a page in the background waits. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
