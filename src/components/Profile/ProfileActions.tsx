'use client'
import type { JSX } from 'react'
import { useUserActions } from '../../hooks/useUserActions.ts'
import type { UserId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { useReport } from '../ReportDialog/useReport.tsx'
import { usePersonMarks } from './usePersonMarks.ts'

interface ProfileActionsProps {
  readonly userId: UserId
  readonly onClose: () => void
}

/** What can be done about a person from their profile: mute, block, report (CH-2). What cannot be done is not there. */
export function ProfileActions({ userId, onClose }: ProfileActionsProps): JSX.Element | null {
  const { canReport, isReported, unreport } = useUserActions(userId)
  const { mute, block } = usePersonMarks(userId)
  const report = useReport({ userId })
  const { strings } = useLocale()
  const { slot } = useLook()
  const { toast } = useRoot()
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
      {mute && button('mute', mute.word, after(mute.run))}
      {block && button('block', block.word, after(block.run))}
      {canReport &&
        (isReported
          ? button('report', strings.reportRemove, after(takeBack))
          : // The dialog takes the place of this popover.
            button('report', strings.report, report))}
    </div>
  )
}
