import type { ShortcutName } from '../src/parts/shortcuts.ts'

/**
 * What the page of a component says beyond what can be read off the component itself: `parameters.about` of its
 * stories. Everything here is short and true, or absent.
 */
export interface About {
  /** A file of `pages/examples` that shows how it is used; it is compiled with everything else. */
  readonly usage: string
  /** Bindings that work on it; their keys and words come from the live map. */
  readonly shortcuts?: readonly ShortcutName[]
  /** Keys that are not bindings, as every widget of its kind has them. */
  readonly keys?: readonly (readonly [keys: string, does: string])[]
  /** What a screen reader is told, and when. */
  readonly announced?: readonly string[]
  /** Hooks of `parlour/headless` that it is made with. */
  readonly hooks?: readonly string[]
  /** How it is styled beyond its slots and the tokens. */
  readonly theming?: readonly string[]
  /** What it does for people who use it without eyes, pointer or colours, and what it does not. */
  readonly accessibility: readonly string[]
  /** Rules of the behaviour specification that its tests quote. */
  readonly rules: readonly string[]
}
