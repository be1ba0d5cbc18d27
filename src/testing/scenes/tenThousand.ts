import type { SceneMessage } from '../../server/scene.ts'
import { people, type PersonId } from './people.ts'
import { type Random, seededRandom } from './random.ts'
import { remark } from './remark.ts'

const COUNT = 10_000
const MINUTES = 60 * 24 * 60
const NEWEST_MINUTES_AGO = 2

/** Who writes how much of it. */
const AUTHORS: readonly PersonId[] = [
  ...(['ann', 'ann', 'ann', 'reza', 'reza', 'reza', 'anne-sophie', 'anne-sophie'] as const),
  ...(['xiaolong', 'xiaolong', 'user-42', 'guest-7f3a'] as const),
]
const LANGUAGE = new Map<PersonId, string>(people.map(({ id, language }) => [id, language ?? 'en']))
const REACTIONS = ['like', 'love', 'haha', 'wow', 'party', 'sad'] as const

/** Ten thousand messages over sixty days, made while they are asked for and the same every time. */
export function* tenThousand(): Generator<SceneMessage> {
  const random = seededRandom(20_250_303)
  const ages = agesOf(random)
  let by: PersonId = 'ann'
  for (const [place, minutesAgo] of ages.entries()) {
    if (!random.chance(0.35)) by = random.pick(AUTHORS)
    yield {
      id: idAt(place),
      by,
      text: remark(random, LANGUAGE.get(by) ?? 'en'),
      minutesAgo,
      ...(random.chance(0.08) && { reactions: reactions(random) }),
      ...(random.chance(0.02) && { edited: true }),
      ...(random.chance(0.007) && { deleted: true }),
      ...(place > 30 && random.chance(0.03) && { quotes: idAt(place - Math.ceil(random.between(1, 30))) }),
    }
  }
}

const idAt = (place: number): string => `ten-thousand-${String(place + 1).padStart(5, '0')}`

/** Busy minutes, pauses and nights, oldest first. */
function agesOf(random: Random): readonly number[] {
  const gaps = Array.from({ length: COUNT - 1 }, () => {
    const dice = random.next()
    return dice < 0.02
      ? random.between(180, 840)
      : dice < 0.12
        ? random.between(10, 90)
        : random.between(0.2, 3)
  })
  const scale = (MINUTES - NEWEST_MINUTES_AGO) / gaps.reduce((sum, gap) => sum + gap, 0)
  let age = MINUTES
  return [MINUTES, ...gaps.map((gap) => Math.round((age -= gap * scale) * 1000) / 1000)]
}

function reactions(random: Random): Readonly<Record<string, readonly PersonId[]>> {
  const groups: Record<string, readonly PersonId[]> = {}
  for (let left = random.chance(0.25) ? 2 : 1; left > 0; left -= 1) {
    groups[random.pick(REACTIONS)] = people.map(({ id }) => id).filter(() => random.chance(0.35))
  }
  return Object.fromEntries(Object.entries(groups).filter(([, who]) => who.length > 0))
}
