'use client'
import { useUserActions } from '../../hooks/useUserActions.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

/** One thing that can be done about a person, in words. */
export interface PersonMark {
  /** With the name of the person, e.g. in a menu. */
  readonly label: string
  /** Beside that name. */
  readonly word: string
  readonly run: () => void
}

export interface PersonMarks {
  /** As it is said; never empty. */
  readonly name: string
  /** `null` where it cannot be done. */
  readonly mute: PersonMark | null
  /** @param minutes `null`: until it is taken back */
  readonly muteFor: (minutes: number | null) => void
  readonly block: PersonMark | null
}

/** Muting and blocking a person: done at once, told in a toast, and taken back from there (MO-5). */
export function usePersonMarks(userId: UserId): PersonMarks {
  const { isMuted, isBlocked, canMute, canBlock, mute, block } = useUserActions(userId)
  const { strings } = useLocale()
  const { toast } = useRoot()
  const [known = ''] = useUserNames([userId], strings.userUnnamed)
  const name = isolateName(known) || strings.userUnnamed
  const set = (change: (on: boolean) => void, on: boolean, words: readonly [string, string]) => (): void => {
    change(on)
    toast({ text: on ? words[0] : words[1], action: { label: strings.undo, run: () => change(!on) } })
  }
  return {
    name,
    mute: canMute
      ? {
          word: isMuted ? strings.unmute : strings.mute,
          label: isMuted ? strings.unmutePerson(name) : strings.mutePerson(name),
          run: set(mute, !isMuted, [strings.mutedPerson(name), strings.unmutedPerson(name)]),
        }
      : null,
    muteFor: (minutes) => {
      mute(true, minutes)
      toast({ text: strings.mutedPerson(name), action: { label: strings.undo, run: () => mute(false) } })
    },
    block: canBlock
      ? {
          word: isBlocked ? strings.unblock : strings.block,
          label: isBlocked ? strings.unblockPerson(name) : strings.blockPerson(name),
          run: set(block, !isBlocked, [strings.blockedPerson(name), strings.unblockedPerson(name)]),
        }
      : null,
  }
}
