import type { OperationRule } from './rule.ts'

/** The message turns into a tombstone at once and comes back if the server refuses. */
export const deleteMessage: OperationRule<'message.delete'> = {
  target: ({ key }) => key,
  lane: ({ key }) => `message:${key}`,
  apply: (shown, { authorId, scope }, pressedAt) =>
    !shown || shown.kind === 'deleted'
      ? shown
      : {
          ...shown,
          kind: 'deleted',
          text: '',
          attachments: [],
          deletedAt: pressedAt,
          reactions: [],
          ...(authorId === shown.authorId || scope === 'me' ? {} : { removedBy: authorId }),
        },
  onFailure: 'drop',
  repeatable: true,
}
