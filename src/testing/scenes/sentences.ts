import type { Random } from './random.ts'

const SCREENS = [
  'the departures board',
  'the ticket form',
  'the night map',
  'the search field',
  'the delay banner',
  'the map legend',
  'the platform list',
  'the favourites page',
  'the fare table',
  'the onboarding screen',
  'the lost property page',
  'the lift status',
] as const
const SOURCES = [
  'the drivers',
  'support',
  'the city',
  'our testers',
  'the night shift',
  'my neighbour',
  'the people at the stop',
] as const
const WHEN = [
  'before lunch',
  'this afternoon',
  'tomorrow morning',
  'on Thursday',
  'after the stand-up',
  'next week',
  'by five',
  'once the tests are green',
] as const
const GOOD = [
  'reads well aloud now',
  'loads in under a second',
  'looks calmer without the border',
  'works offline',
  'fits on the smallest phone',
  'is understood at first sight',
  'keeps its place when one comes back',
] as const
const BAD = [
  'flickers on slow phones',
  'is cut off at 320 pixels',
  'forgets its scroll position',
  'shows the wrong platform after midnight',
  'needs a shorter label',
  'jumps when a picture arrives',
  'is too pale in the sun',
  'asks for the same thing twice',
] as const
const ACTIONS = [
  'look at it',
  'write that down',
  'measure it again',
  'try it on the old tablet',
  'ask for the raw numbers',
  'split it in two',
  'take the first half',
  'prepare a small demo',
  'draw it on paper first',
] as const
const QUESTIONS = [
  'does anybody remember why we did it that way',
  'can somebody read the text once more',
  'should we keep both versions',
  'is the old link still in use',
  'who has the test phone',
  'what happens without a network',
  'how would it look with one stop only',
] as const

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const whole = (random: Random, least: number, most: number): number => Math.floor(random.between(least, most))

/** One sentence about a tram company's app, in one of many shapes. */
function sentence(random: Random): string {
  const { pick } = random
  switch (whole(random, 0, 10)) {
    case 0:
      return `${upper(pick(SCREENS))} ${pick(GOOD)}.`
    case 1:
      return `${upper(pick(SCREENS))} ${pick(BAD)}.`
    case 2:
      return `I can ${pick(ACTIONS)} ${pick(WHEN)}.`
    case 3:
      return `${upper(pick(SOURCES))} wrote that ${pick(SCREENS)} ${pick(BAD)}.`
    case 4:
      return `About ${pick(SCREENS)}: ${pick(QUESTIONS)}?`
    case 5:
      return `Could you ${pick(ACTIONS)} ${pick(WHEN)}?`
    case 6:
      return `It took me ${whole(random, 2, 90)} minutes, and ${pick(SCREENS)} still ${pick(BAD)}.`
    case 7:
      return `We tried it with ${whole(random, 8, 40)} people, and all but ${whole(random, 2, 5)} said that ${pick(SCREENS)} ${pick(GOOD)}.`
    case 8:
      return `${upper(pick(WHEN))} I would rather ${pick(ACTIONS)}, to know why ${pick(SCREENS)} ${pick(BAD)}.`
    default:
      return `If ${pick(SCREENS)} ${pick(BAD)}, let us ${pick(ACTIONS)} ${pick(WHEN)}.`
  }
}

/** English sentences in a row, all different in content and length. */
export const sentences = (random: Random, count: number): string =>
  Array.from({ length: count }, () => sentence(random)).join(' ')

/** A list of things to do, as Markdown. */
export const toDo = (random: Random): string =>
  ['Left to do:', ...Array.from({ length: 3 }, () => `- ${random.pick(ACTIONS)} ${random.pick(WHEN)}`)].join(
    '\n',
  )
