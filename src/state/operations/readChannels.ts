import type { OperationRule } from './rule.ts'

/** The target of what is about everything that can be read. */
export const EVERYWHERE = 'everywhere'

/** All channels and threads are read. Its lane is that of every other word about reading (`delivery.ts`). */
export const readChannels: OperationRule<'channels.read'> = {
  target: () => EVERYWHERE,
  lane: () => 'read:',
  onFailure: 'drop',
  repeatable: true,
}
