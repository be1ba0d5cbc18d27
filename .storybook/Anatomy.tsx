import { type JSX, useEffect, useState } from 'react'

/** A slot and the slots inside it, each once however often it is repeated. */
interface Slot {
  readonly name: string
  readonly within: readonly Slot[]
}

/** The slots of an example as a tree, read from what it has really drawn, and read again when that changes. */
export function Anatomy({ storyId }: { readonly storyId: string }): JSX.Element {
  const [slots, setSlots] = useState<readonly Slot[]>([])
  useEffect(() => {
    const read = (): void => {
      const place = document.querySelector(`[id^="story--${CSS.escape(storyId)}"] .parlour-root`)
      if (place) setSlots(slotsIn(place))
    }
    const observer = new MutationObserver(read)
    observer.observe(document.body, { childList: true, subtree: true })
    // It lies in the document as well: what it draws itself must not make it read again and again.
    const stop = setTimeout(() => observer.disconnect(), READING_MS)
    read()
    return () => {
      clearTimeout(stop)
      observer.disconnect()
    }
  }, [storyId])
  return <Branch slots={slots} />
}

/** By then an example has loaded what it shows. */
const READING_MS = 3000
/** Parts of the root that are there whatever stands in it. */
const OF_THE_ROOT = new Set(['panes', 'live-region', 'overlay', 'toast-region'])

function slotsIn(element: Element): readonly Slot[] {
  const found = new Map<string, Slot>()
  for (const child of element.children) {
    const inner = slotsIn(child)
    const name = child instanceof HTMLElement ? child.dataset['slot'] : undefined
    const here = name === undefined || OF_THE_ROOT.has(name) ? inner : [{ name, within: inner }]
    for (const slot of here) found.set(slot.name, merge(found.get(slot.name), slot))
  }
  return [...found.values()]
}

function merge(one: Slot | undefined, other: Slot): Slot {
  if (!one) return other
  const within = new Map(one.within.map((slot) => [slot.name, slot]))
  for (const slot of other.within) within.set(slot.name, merge(within.get(slot.name), slot))
  return { name: one.name, within: [...within.values()] }
}

function Branch({ slots }: { readonly slots: readonly Slot[] }): JSX.Element | null {
  if (slots.length === 0) return null
  return (
    <ul>
      {slots.map(({ name, within }) => (
        <li key={name}>
          <code>{name}</code>
          <Branch slots={within} />
        </li>
      ))}
    </ul>
  )
}
