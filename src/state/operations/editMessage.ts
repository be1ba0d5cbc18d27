import type { OperationRule } from './rule.ts'

/** The new text shows at once; a refused one is kept with its text, so nothing typed is lost. */
export const editMessage: OperationRule<'message.edit'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `message:${key}`,
  apply: (shown, { text }, pressedAt) =>
    !shown || shown.kind === 'deleted' || shown.text === text
      ? shown
      : { ...shown, text, editedAt: shown.editedAt ?? pressedAt },
  onFailure: 'keep',
  repeatable: true,
}
