import type { OperationRule } from './rule.ts'

/** Pinned or not, as a wish: repeating it changes nothing, and the last one counts. */
export const pinMessage: OperationRule<'message.pin'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `pin:${key}`,
  apply: (shown, { on, byId }) =>
    !shown || shown.kind === 'deleted' || shown.pinned === on
      ? shown
      : { ...shown, pinned: on, pinnedBy: on ? byId : null },
  onFailure: 'drop',
  repeatable: true,
}
