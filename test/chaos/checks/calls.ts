import type { Person, Tab } from '../place.ts'
import type { Complain } from './step.ts'

/** What crossed the wire, looked at once: no token in it, and no more of it than need be. */
export function checkCalls(person: Person, tabs: readonly Tab[], complain: Complain): void {
  if (person.mostTokensAtOnce > 1)
    complain('I33', `${person.id} was asked for ${person.mostTokensAtOnce} tokens at once`)
  for (const what of person.sentTwice) complain('I8', `sent by two tabs at once: ${what}`)
  for (const tab of tabs) {
    for (const [place, most] of tab.wire.crowd)
      if (place.startsWith('read') && most > 1) complain('I28', `${most} calls at once: ${place}`)
    for (const { method, path, at } of tab.wire.impatient)
      complain('I32', `${tab.name} ${method} ${path} at ${Math.round(at)}, before the time the server gave`)
    for (const { path, body } of tab.wire.calls)
      if (/eyJ/.test(path) || /eyJ/.test(body)) complain('I34', `a token in ${path}`)
    const places = [...tab.whims.places].map((name) => [...person.browser.stored(name).values()])
    if (/eyJ/.test(JSON.stringify(places))) complain('I34', `a token on the disk of ${tab.name}`)
  }
}
