import type { Ledger } from '../ledger.ts'
import type { Tab } from '../place.ts'
import { tableValues } from '../../../src/state/table.ts'
import type { Complain } from './step.ts'

/** Silence is noticed within 40 s, and a moment is needed to look. */
const DEAD_MS = 47_000
/** 7 s after the last proof, which a call that came late may have brought 40 s after the key. */
const TYPING_MS = 60_000

/** What is only true for a moment: whether we hear the server, and who is writing. */
export function checkLiveness(tab: Tab, ledger: Ledger, now: number, complain: Complain): void {
  const { connection, typing, base } = tab.chat.store.getState()
  if (connection.state === 'online' && tab.silentSince !== null && now - tab.silentSince > DEAD_MS)
    complain(
      'I22',
      `${tab.name} says online and has heard nothing for ${Math.round(now - tab.silentSince)} ms`,
    )
  if (connection.state === 'offline' && [...tableValues(base.presence)].length > 0)
    complain('I30', `${tab.name} is offline and knows who is there`)
  for (const [channel, people] of typing)
    for (const person of people) {
      const typed = ledger.typed.get(`${person} ${channel}`) ?? 0
      if (now - typed > TYPING_MS)
        complain('I29', `${tab.name} shows ${person} typing ${Math.round(now - typed)} ms after the last key`)
    }
}
