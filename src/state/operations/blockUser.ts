import { markTarget } from '../../model/mark.ts'
import type { OperationRule } from './rule.ts'

/** Whether somebody is blocked, as a wish: the last one counts. */
export const blockUser: OperationRule<'user.block'> = {
  target: ({ userId }) => markTarget('blocked', userId),
  lane: ({ userId }) => markTarget('blocked', userId),
  onFailure: 'drop',
  repeatable: true,
}
