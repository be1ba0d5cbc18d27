// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { adopt } from '../../src/engine/adopt.ts'
import { messageKey, operationId } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import { emptyOutbox, type Entry } from '../../src/state/outbox.ts'
import { fresh, press } from '../../src/state/press.ts'
import { ann, general } from './facts.ts'

const operation: Operation = {
  id: operationId('send'),
  kind: 'message.send',
  input: {
    channelId: general,
    key: messageKey('a'),
    text: 'old',
    authorId: ann,
    quote: null,
    thread: null,
    alsoInChannel: false,
    mentions: [],
    attachments: [],
  },
  pressedAt: 1,
}
const edit: Operation = {
  id: operationId('edit'),
  kind: 'message.edit',
  input: { channelId: general, key: messageKey('a'), text: 'new' },
  pressedAt: 2,
}
const pressed = press(emptyOutbox, operation)
const [before] = [...pressed.entries.values()] as [Entry]
const [after] = [...press(pressed, edit).entries.values()] as [Entry]
const textOf = (disk: readonly Entry[], mirror: readonly Entry[]): readonly string[] => {
  const told = new Map(mirror.map((entry) => [entry.operation.id, entry]))
  const { entries } = adopt(emptyOutbox, { disk, mirror: told, mine: [] })
  return [...entries.values()].flatMap((entry) =>
    entry.operation.kind === 'message.send' ? [entry.operation.input.text] : [],
  )
}

describe('I5, I7: a tab that takes over', () => {
  it('takes the newer of what the disk holds and what the former leader told', () => {
    expect(after.attempts, 'an edit of what has not left is no try').toBe(before.attempts)
    expect(textOf([before], [after])).toEqual(['new'])
    expect(textOf([after], [before])).toEqual(['new'])
    expect(textOf([after], [])).toEqual(['new'])
    expect(textOf([], [after])).toEqual(['new'])
  })

  it('tells the two apart by a number that grows with every change', () => {
    expect([before.revision, after.revision, fresh(emptyOutbox, operation).revision]).toEqual([0, 1, 0])
  })
})
