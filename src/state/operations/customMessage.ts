import type { OperationRule } from './rule.ts'

/** Fields of the application's own on a message: some set, some taken away, the others as they were. */
export const customMessage: OperationRule<'message.custom'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `message:${key}`,
  apply: (shown, { fields, unset }) => {
    if (!shown || shown.kind === 'deleted') return shown
    const kept = Object.entries({ ...shown.custom, ...fields }).filter(([name]) => !unset.includes(name))
    return { ...shown, custom: Object.fromEntries(kept) }
  },
  onFailure: 'drop',
  repeatable: true,
}
