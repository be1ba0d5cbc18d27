import type { SceneUser } from '../../server/scene.ts'

/** The six people of every scene; each stands for something that breaks in careless interfaces. */
export type PersonId = 'ann' | 'reza' | 'anne-sophie' | 'xiaolong' | 'user-42' | 'guest-7f3a'

/**
 * A plain name, a right-to-left one, a very long one, one without a Latin letter, one that is a number, and somebody
 * without name or picture. The pictures are served by whoever serves the page.
 */
export const people: readonly (SceneUser & { readonly id: PersonId })[] = [
  { id: 'ann', name: 'Ann Lee', image: '/avatars/ann.svg', language: 'en' },
  { id: 'reza', name: 'رضا کریمی', image: '/avatars/reza.svg', language: 'fa' },
  {
    id: 'anne-sophie',
    name: 'Anne-Sophie von Hohenfels-Lichtenstein',
    image: '/avatars/anne-sophie.svg',
    language: 'de',
  },
  { id: 'xiaolong', name: '李小龍', language: 'zh' },
  { id: 'user-42', name: '42', language: 'en' },
  { id: 'guest-7f3a' },
]

/** All of them, for channels in which one can be anybody. */
export const everybody: readonly PersonId[] = people.map(({ id }) => id)
