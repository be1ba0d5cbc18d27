/** The class and the attribute by which a host finds one element of a component (`THEMING` §4). */
export interface SlotProps {
  readonly className: string
  readonly 'data-slot': string
}

/**
 * Names an element: `slot('message-body')` gives the class `parlour-message-body` and the same slot.
 * @param extra further classes, the caller's own last
 */
export const slot = (name: string, ...extra: readonly (string | false | undefined)[]): SlotProps => ({
  className: [`parlour-${name}`, ...extra.filter(Boolean)].join(' '),
  'data-slot': name,
})

/** A state attribute: there when true, absent when not. */
export const flag = (on: boolean): '' | undefined => (on ? '' : undefined)
