/** The conversation that an element belongs to, or where there is none the whole root. */
export const conversationOf = (element: Element | null): Element | null =>
  element?.closest('[data-slot="thread"], [data-slot="channel"]') ??
  element?.closest('[data-slot="root"]') ??
  null

/** The message field that belongs to an element of a conversation; `null` where nothing can be written. */
export const composerFieldOf = (element: Element | null): HTMLElement | null =>
  conversationOf(element)?.querySelector<HTMLElement>('[data-slot="composer-field"]') ?? null

/** The message that Tab reaches in the list that belongs to a message field. */
export const activeRowOf = (field: Element | null): HTMLElement | null =>
  conversationOf(field)?.querySelector<HTMLElement>(
    '[data-slot="message-list-viewport"] article[tabindex="0"]',
  ) ?? null
