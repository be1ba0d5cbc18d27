import type { OperationRule } from './rule.ts'

/** The new text shows at once; a refused one is kept with its text, so nothing typed is lost. */
export const editMessage: OperationRule<'message.edit'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `message:${key}`,
  apply: (shown, { text, mentions }, pressedAt) => {
    if (!shown || shown.kind === 'deleted') return shown
    const named = mentions && mentions.join('\n') !== shown.mentions.join('\n') ? { mentions } : {}
    if (shown.text !== text) return { ...shown, ...named, text, editedAt: shown.editedAt ?? pressedAt }
    return 'mentions' in named ? { ...shown, ...named } : shown
  },
  onFailure: 'keep',
  repeatable: true,
}
