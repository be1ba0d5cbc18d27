// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { userId } from '../../src/model/id.ts'
import { findMentions, mentionedIn, movedMentions, withMentions } from '../../src/model/mention.ts'

const ann = userId('ann')
const reza = userId('reza')
const people = [
  { userId: ann, name: 'Ann' },
  { userId: reza, name: 'رضا کریمی' },
  { userId: userId('annlee'), name: 'Ann Lee' },
]
const text = 'Hi @Ann, see @رضا کریمی soon'
const mentions = findMentions(text, people)
const drawn = (held: typeof mentions, of: string): readonly string[] =>
  held.map(({ start, end }) => of.slice(start, end))

/** What is named after a change, at whose end the caret stands: `|`. */
function after(marked: string): readonly string[] {
  const next = marked.replace('|', '')
  return drawn(movedMentions(mentions, text, next, marked.indexOf('|')), next)
}
const both = ['@Ann', '@رضا کریمی']

describe('CO-10: mentions stay right through', () => {
  it.each([
    ['typing before them', 'Oh! |Hi @Ann, see @رضا کریمی soon', both],
    ['typing between them', 'Hi @Ann, please |see @رضا کریمی soon', both],
    ['typing after them', 'Hi @Ann, see @رضا کریمی soon, ok|', both],
    ['typing a sign right after one', 'Hi @Ann!|, see @رضا کریمی soon', both],
    ['deleting before them', '|@Ann, see @رضا کریمی soon', both],
    ['a paste over what stands between', 'Hi @Ann and| @رضا کریمی soon', both],
    ['typing within the first', 'Hi @Anx|n, see @رضا کریمی soon', ['@رضا کریمی']],
    ['typing a letter right after the first', 'Hi @Anna|, see @رضا کریمی soon', ['@رضا کریمی']],
    ['typing a letter right before the first', 'Hi x|@Ann, see @رضا کریمی soon', ['@رضا کریمی']],
    ['deleting a letter of the second', 'Hi @Ann, see @رضا کریم| soon', ['@Ann']],
    ['deleting the sign of the first', 'Hi |Ann, see @رضا کریمی soon', ['@رضا کریمی']],
    ['replacing everything', 'Bye|', []],
    ['emptying', '|', []],
  ])('%s', (_, marked, left) => {
    expect(after(marked)).toEqual(left)
  })

  it('typing the same letters again beside one, where only the caret tells which are new', () => {
    const twice = '@Ann @Ann'
    const [first] = findMentions(twice, people)
    const moved = movedMentions(first ? [first] : [], twice, '@Ann @Ann @Ann', 5)
    expect(moved).toEqual([{ ...first, start: 5, end: 9 }])
  })
})

describe('CO-10: mentions of a text that was written before', () => {
  it('are found by name, the longer of two', () => {
    expect(findMentions('@Ann Lee and @Ann', people).map(({ userId: id }) => id)).toEqual(['annlee', 'ann'])
  })

  it('are none in a longer word, in a mail address, and for nobody', () => {
    expect(findMentions('@Anna x@Ann @Bob @', people)).toEqual([])
  })

  it('join others where they are beside them', () => {
    const [first, second] = mentions
    expect(withMentions(second ? [second] : [], mentions)).toEqual([first, second])
    expect(withMentions(mentions, mentions)).toBe(mentions)
  })

  it('name each person once', () => {
    expect(mentionedIn(findMentions('@Ann @Ann', people))).toEqual([ann])
  })
})
