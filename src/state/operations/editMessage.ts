import type { OperationRule } from './rule.ts'

const isSameList = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.join('\n') === b.join('\n')

/** The new text shows at once; a refused one is kept with its text, so nothing typed is lost. */
export const editMessage: OperationRule<'message.edit'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `message:${key}`,
  apply: (shown, { text, mentions = shown?.mentions, crowds = shown?.crowds }, pressedAt) => {
    if (!shown || shown.kind === 'deleted') return shown
    const isSame = isSameList(mentions, shown.mentions) && isSameList(crowds, shown.crowds)
    const named = isSame ? {} : { ...(mentions ? { mentions } : {}), ...(crowds ? { crowds } : {}) }
    if (shown.text !== text) return { ...shown, ...named, text, editedAt: shown.editedAt ?? pressedAt }
    return isSame ? shown : { ...shown, ...named }
  },
  onFailure: 'keep',
  repeatable: true,
}
