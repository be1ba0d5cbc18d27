export type { CallMatcher, FrameFailure, TabControl, TabFailure } from './server/tab/tabNetwork.ts'
export { keys, pseudo } from './testing/locales.ts'
export { createWorld, type Person, type World, type WorldOptions } from './testing/createWorld.ts'
export { replaceTimers } from './testing/replaceTimers.ts'
export { demo, everybody, people, type PersonId, small } from './testing/scenes/index.ts'
export {
  createVirtualBrowser,
  type VirtualBrowser,
  type VirtualBrowserOptions,
} from './testing/virtualBrowser.ts'
export { createVirtualClock, type VirtualClock } from './testing/virtualClock.ts'
export { createVirtualEnv, type VirtualEnv, type VirtualEnvOptions } from './testing/virtualEnv.ts'
