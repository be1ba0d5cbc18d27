export { keys, pseudo } from './testing/locales.ts'
export { createWorld, type Person, type World, type WorldOptions } from './testing/createWorld.ts'
export { demo, everybody, people, type PersonId, small } from './testing/scenes/index.ts'
