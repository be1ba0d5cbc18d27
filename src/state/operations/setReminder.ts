import type { OperationRule } from './rule.ts'

/** Whether and when I want to come back to a message, as a wish: the last one counts, and no message shows it. */
export const setReminder: OperationRule<'reminder.set'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `reminder:${key}`,
  onFailure: 'drop',
  repeatable: true,
}
