/** The message field that belongs to an element of a conversation; `null` where nothing can be written. */
export const composerFieldOf = (element: Element | null): HTMLElement | null =>
  (element?.closest('[data-slot="channel"]') ?? element?.closest('[data-slot="root"]'))?.querySelector(
    '[data-slot="composer-field"]',
  ) ?? null
