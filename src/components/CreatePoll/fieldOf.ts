import type { PollFault } from '../../hooks/checkPoll.ts'
import type { Strings } from '../../i18n/strings.ts'

/** The field in which a fault is mended: what was written there last is what it is about. */
export type Field = 'name' | 'description' | 'options' | 'maxVotes' | 'closesAt' | `option-${string}`

/** @param ids of the options, in their order */
export function fieldOf(fault: PollFault, ids: readonly string[]): Field {
  return fault.field === 'option' ? `option-${ids[fault.index] ?? ''}` : fault.field
}

/** What is wrong and what to do about it, in words. */
export function faultWords(strings: Strings, fault: PollFault): string {
  switch (fault.field) {
    case 'name':
      return fault.reason === 'empty' ? strings.createPollNoQuestion : strings.createPollTooLong(fault.max)
    case 'option':
      if (fault.reason === 'too-long') return strings.createPollTooLong(fault.max)
      return fault.reason === 'same' ? strings.createPollSame : strings.createPollNoOption
    case 'options':
      return fault.reason === 'too-few'
        ? strings.createPollTooFew(fault.limit)
        : strings.createPollTooMany(fault.limit)
    case 'maxVotes':
      return strings.createPollVotesOff(fault.min, fault.max)
    case 'closesAt':
      return strings.createPollPast
    default:
      return fault satisfies never
  }
}
