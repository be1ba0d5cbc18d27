// @vitest-environment node
import { expect, it } from 'vitest'
import { createFormatter } from '../../src/i18n/format.ts'
import { keys, pseudo } from '../../src/testing.ts'

const format = createFormatter({ locale: 'en' })

it('pseudo inflates every sentence and leaves foreign text alone', () => {
  const strings = pseudo(format)
  expect(strings.composerSend).toBe('⟦Šéñd méššáĝé·····⟧')
  expect(strings.typingOne('Ann')).toMatch(/^⟦\u2068Ann\u2069 íš týpíñĝ·+⟧$/)
  expect(strings.reaction('a.type', 3, 'name', false)).toMatch(/^⟦a\.type 3, /)
  expect(strings.reactionNames.like).toMatch(/^⟦.+⟧$/)
})

it('keys names every entry, with the values it was given', () => {
  const strings = keys(format)
  expect(strings.composerSend).toBe('composerSend')
  expect(strings.jumpToNew(3)).toBe('3 jumpToNew')
  expect(strings.attachments.image).toBe('attachments.image')
})
