import type { OperationRule } from './rule.ts'

/** The card of one link goes at once and everything else that hangs on the message stays (MS-12). */
export const removePreview: OperationRule<'preview.remove'> = {
  target: ({ key }) => key,
  // What is written to the same message meanwhile would bring back what it held.
  lane: ({ key }) => `message:${key}`,
  apply: (shown, { url }) => {
    const rest = shown?.attachments.filter((each) => each.kind !== 'link' || each.url !== url)
    return !shown || !rest || rest.length === shown.attachments.length
      ? shown
      : { ...shown, attachments: rest }
  },
  onFailure: 'drop',
  repeatable: true,
}
