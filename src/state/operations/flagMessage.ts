import { markTarget } from '../../model/mark.ts'
import type { OperationRule } from './rule.ts'

/** Whether I report a message, as a wish: the moderators see one report, the last one. */
export const flagMessage: OperationRule<'message.flag'> = {
  target: ({ key }) => markTarget('reported', key),
  lane: ({ key }) => markTarget('reported', key),
  onFailure: 'drop',
  repeatable: true,
}
