// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { matchCommands, matchPeople } from '../../src/hooks/matchSuggestions.ts'
import { userId } from '../../src/model/id.ts'

const person = (name: string, id = name) => ({ userId: userId(id), name })
const names = (query: string, members: readonly string[], strangers: readonly string[] = []) =>
  matchPeople(
    query,
    members.map((name) => person(name)),
    strangers.map((name) => person(name)),
  ).map(({ name }) => name)

describe('CO-2: a name fits', () => {
  it.each([
    ['its beginning', 'an', 'Ann Lee'],
    ['a later word', 'le', 'Ann Lee'],
    ['both words', 'ann l', 'Ann Lee'],
    ['other capitals', 'ANN', 'ann'],
    ['without its accents', 'zoe', 'Zoë'],
    ['with accents it has not', 'zoë', 'Zoe'],
    ['the Arabic yeh', 'علي', 'علی'],
    ['the Arabic kaf', 'كاوه', 'کاوه'],
    ['without its half-space', 'مینا', 'می‌نا'],
    ['with a half-space it has not', 'می‌نا', 'مینا'],
    ['without its vowel marks', 'محمد', 'مُحَمَّد'],
    ['a full-width letter', 'Ａnn', 'Ann'],
    ['after a hyphen', 'paul', 'Jean-Paul'],
  ])('%s', (_, query, name) => {
    expect(names(query, [name])).toEqual([name])
  })

  it.each([
    ['the middle of a word', 'nn', 'Ann'],
    ['a later word after a space', 'lee a', 'Ann Lee'],
    ['another name', 'bo', 'Ann'],
  ])('not: %s', (_, query, name) => {
    expect(names(query, [name])).toEqual([])
  })
})

describe('CO-2: the order', () => {
  it('is the given one among equals, and beginnings come first', () => {
    expect(names('le', ['Ann Lee', 'Leo', 'Mia Lemon', 'Lena'])).toEqual([
      'Leo',
      'Lena',
      'Ann Lee',
      'Mia Lemon',
    ])
  })

  it('has who is not here last, and only for who asks', () => {
    expect(names('a', ['Zoe Abel'], ['Ann'])).toEqual(['Zoe Abel', 'Ann'])
    expect(names('', ['Zoe'], ['Ann'])).toEqual(['Zoe'])
  })

  it('ends after eight', () => {
    const many = Array.from({ length: 20 }, (_, n) => `Ann ${n}`)
    expect(names('ann', many)).toEqual(many.slice(0, 8))
  })
})

it('CO-2: finds commands by the beginning of their name', () => {
  const commands = ['giphy', 'remind', 'GIF'].map((name) => ({ name, description: '', args: '' }))
  expect(matchCommands('gi', commands).map(({ name }) => name)).toEqual(['giphy', 'GIF'])
  expect(matchCommands('', commands)).toHaveLength(3)
  expect(matchCommands('x', commands)).toEqual([])
})
