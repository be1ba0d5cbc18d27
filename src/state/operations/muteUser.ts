import { markTarget } from '../../model/mark.ts'
import type { OperationRule } from './rule.ts'

/** Whether I want to be told of what somebody says, as a wish: the last one counts. */
export const muteUser: OperationRule<'user.mute'> = {
  target: ({ userId }) => markTarget('muted', userId),
  lane: ({ userId }) => markTarget('muted', userId),
  onFailure: 'drop',
  repeatable: true,
}
