'use client'
import { type JSX, lazy } from 'react'
import { useUserActions } from '../../hooks/useUserActions.ts'
import type { UserId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { useReport } from '../ReportDialog/useReport.tsx'
import { usePersonMarks } from './usePersonMarks.ts'

const MuteMenu = lazy(async () => ({ default: (await import('./MuteMenu.tsx')).MuteMenu }))

interface ProfileActionsProps {
  readonly userId: UserId
  /** What the profile hangs on; the menu that takes its place hangs there as well. */
  readonly at: HTMLElement
  readonly onClose: () => void
}

/** What can be done about a person from their profile: mute, block, report (CH-2). What cannot be done is not there. */
export function ProfileActions({ userId, at, onClose }: ProfileActionsProps): JSX.Element | null {
  const { canReport, isReported, isMuted, unreport } = useUserActions(userId)
  const { mute, block } = usePersonMarks(userId)
  const report = useReport({ userId })
  const { strings } = useLocale()
  const { slot } = useLook()
  const { toast, show } = useRoot()
  const chooseTime = (): void => show(<MuteMenu userId={userId} at={at} onClose={() => show(null)} />)
  const takeBack = (): void => {
    unreport()
    toast({ text: strings.reportRemoved })
  }
  if (!mute && !block && !canReport) return null
  const button = (icon: IconName, label: string, run: () => void): JSX.Element => (
    <button type="button" {...slot('button')} onClick={run}>
      <Icon name={icon} /> {label}
    </button>
  )
  const after = (run: () => void) => (): void => {
    onClose()
    run()
  }
  return (
    <div {...slot('profile-actions')}>
      {mute &&
        (isMuted ? (
          button('mute', mute.word, after(mute.run))
        ) : (
          <button type="button" {...slot('button')} aria-haspopup="menu" onClick={chooseTime}>
            <Icon name="mute" /> {mute.word}
          </button>
        ))}
      {block && button('block', block.word, after(block.run))}
      {canReport &&
        (isReported
          ? button('report', strings.reportRemove, after(takeBack))
          : // The dialog takes the place of this popover.
            button('report', strings.report, report))}
    </div>
  )
}
