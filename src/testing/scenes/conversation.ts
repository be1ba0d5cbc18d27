import type { SceneMessage } from '../../server/scene.ts'
import type { PersonId } from './people.ts'

/** A message that knows only how long after the one before it was written. */
export type Line = Omit<SceneMessage, 'minutesAgo'> & { readonly by: PersonId; readonly after: number }

/** One line of a scripted conversation, `after` minutes behind the line before. */
export const say = (
  by: PersonId,
  after: number,
  text: string,
  more: Omit<SceneMessage, 'by' | 'text' | 'minutesAgo'> = {},
): Line => ({ by, after, text, ...more })

/** Gives the lines their times, so that the last one is `endedMinutesAgo` old. */
export function conversation(endedMinutesAgo: number, lines: readonly Line[]): readonly SceneMessage[] {
  let age = lines.reduce((sum, { after }) => sum + after, endedMinutesAgo)
  return lines.map(({ after, ...message }) => {
    age -= after
    return { ...message, minutesAgo: Math.round(age * 1000) / 1000 }
  })
}
