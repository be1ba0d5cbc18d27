import { markTarget } from '../../model/mark.ts'
import type { OperationRule } from './rule.ts'

/** Whether I report a person, as a wish. */
export const flagUser: OperationRule<'user.flag'> = {
  target: ({ userId }) => markTarget('reportedPeople', userId),
  lane: ({ userId }) => markTarget('reportedPeople', userId),
  onFailure: 'drop',
  repeatable: true,
}
