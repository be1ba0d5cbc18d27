import { chinese, persian } from './otherSentences.ts'
import type { Random } from './random.ts'
import { sentences, toDo } from './sentences.ts'

const SHORT = [
  'Yes',
  'No',
  'No idea, sorry.',
  'Thanks!',
  'On it.',
  'Same here.',
  'Ha, good one.',
  'Agreed.',
  'Let me check.',
  'Done.',
  'Nice.',
  'Ship it.',
  'Which one?',
] as const
const EMOJI = ['👍', '🎉', '😂', '🚋🚋🚋', '☕', '🙏', '👀', '❤️'] as const

const code = (random: Random): string => {
  const line = Math.floor(random.between(1, 30))
  return `\`\`\`ts\nconst stops = await line(${line}).stops()\nconsole.log(stops.length)\n\`\`\``
}

const link = (random: Random): string =>
  `https://trams.example/reports/${Math.floor(random.between(100, 999))}`

const paragraphs = (random: Random): string =>
  Array.from({ length: 4 }, () => sentences(random, 4)).join('\n\n')

/** What somebody might write next; languages, forms and lengths are mixed as in a real channel. */
export function remark(random: Random, language: string): string {
  if (language === 'fa' && random.chance(0.6)) return persian(random)
  if (language === 'zh' && random.chance(0.6)) return chinese(random)
  const dice = random.next()
  if (dice < 0.14) return random.pick(SHORT)
  if (dice < 0.18) return random.pick(EMOJI)
  if (dice < 0.2) return toDo(random)
  if (dice < 0.215) return code(random)
  if (dice < 0.235) return `${sentences(random, 1)} ${link(random)}`
  if (dice < 0.25) return `> ${sentences(random, 1)}\n\n${sentences(random, 1)}`
  if (dice < 0.265) return paragraphs(random)
  return sentences(random, dice < 0.6 ? 1 : dice < 0.9 ? 2 : 4)
}
