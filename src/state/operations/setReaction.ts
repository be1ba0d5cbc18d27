import type { ReactionView } from '../messageView.ts'
import type { OperationRule } from './rule.ts'

function set(chips: readonly ReactionView[], type: string, on: boolean): readonly ReactionView[] {
  const chip = chips.find((other) => other.type === type)
  if ((chip?.own ?? false) === on) return chips
  if (!chip) return [...chips, { type, count: 1, score: 1, own: true, people: [] }]
  const step = on ? 1 : -1
  const count = chip.count + step
  return count > 0
    ? chips.map((other) => (other === chip ? { ...chip, own: on, count, score: chip.score + step } : other))
    : chips.filter((other) => other !== chip)
}

/** Whether I react, as a wish rather than a command: pressing twice ends where it began. */
export const setReaction: OperationRule<'reaction.set'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `reaction:${key}`,
  apply: (shown, { reaction, on, unique }) => {
    if (!shown || shown.kind === 'deleted') return shown
    const others = unique && on ? shown.reactions.filter((chip) => chip.own && chip.type !== reaction) : []
    const cleared = others.reduce((chips, { type }) => set(chips, type, false), shown.reactions)
    const reactions = set(cleared, reaction, on)
    return reactions === shown.reactions ? shown : { ...shown, reactions }
  },
  onFailure: 'drop',
  repeatable: true,
}
