import { attachmentOfInput } from '../../model/attachmentInput.ts'
import type { OperationRule } from './rule.ts'

/** A message with everything it says in the place of what it said, as an application changes a card of its own. */
export const replaceMessage: OperationRule<'message.replace'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `message:${key}`,
  apply: (shown, { text, mentions, crowds = [], attachments, fields }, pressedAt) =>
    !shown || shown.kind === 'deleted'
      ? shown
      : {
          ...shown,
          text,
          mentions,
          crowds,
          attachments: attachments.map(attachmentOfInput),
          custom: fields,
          editedAt: shown.text === text ? shown.editedAt : (shown.editedAt ?? pressedAt),
        },
  onFailure: 'drop',
  repeatable: true,
}
