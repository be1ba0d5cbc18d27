// @vitest-environment node
import { expect, it } from 'vitest'
import { readEntry } from '../../src/engine/entryShape.ts'

/* MS-12: what the disk says of previews */

const entry = (kind: string, input: object) => ({
  operation: { id: 'o1', kind, input: { channelId: 'messaging:general', key: 'k1', ...input }, pressedAt: 1 },
  state: 'queued',
  attempts: 0,
  revision: 0,
  failure: null,
  parked: false,
  place: 1,
})
const send = { text: 'Hi', authorId: 'ann', quote: null, mentions: [] }
const inputOf = (kind: string, input: object) => readEntry(entry(kind, input))?.operation.input

it('an entry of an earlier version of the page is one with its preview', () => {
  expect(inputOf('message.send', send)).not.toHaveProperty('withoutPreview')
  expect(inputOf('message.send', { ...send, withoutPreview: false })).not.toHaveProperty('withoutPreview')
  expect(inputOf('message.send', { ...send, withoutPreview: true })).toHaveProperty('withoutPreview', true)
  expect(inputOf('message.edit', { text: 'Hi', withoutPreview: true })).toHaveProperty('withoutPreview', true)
})

it('what is no flag and no address is no entry', () => {
  expect(inputOf('message.send', { ...send, withoutPreview: 'yes' })).toBeUndefined()
  expect(inputOf('preview.remove', { url: 'https://a.example/' })).toMatchObject({
    url: 'https://a.example/',
  })
  expect(inputOf('preview.remove', { url: '' })).toBeUndefined()
})
