import type { OperationRule } from './rule.ts'

/** Pinned or not, as a wish: repeating it changes nothing, and the last one counts. */
export const pinMessage: OperationRule<'message.pin'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `pin:${key}`,
  apply: (shown, { on, until, byId }, pressedAt) => {
    if (!shown || shown.kind === 'deleted' || shown.pinned === on) return shown
    const { pinnedAt: _at, pinnedUntil: _until, ...rest } = shown
    if (!on) return { ...rest, pinned: false, pinnedBy: null }
    const end = until === null ? {} : { pinnedUntil: until }
    return { ...rest, pinned: true, pinnedBy: byId, pinnedAt: pressedAt, ...end }
  },
  onFailure: 'drop',
  repeatable: true,
}
