'use client'
import { useMessage } from '../../hooks/useMessage.ts'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import type { ChannelId, MessageKey, UserId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import type { MenuItem } from '../Menu/index.ts'
import { usePersonMarks } from '../Profile/usePersonMarks.ts'
import { useReport } from '../ReportDialog/useReport.tsx'

const NOBODY = '' as UserId

/** What can be done about a message and its author for oneself: report, mute, block (MS-5). Only the menu has these. */
export function useModerationItems(channelId: ChannelId, key: MessageKey): readonly MenuItem[] {
  const { message, isOwn, canReport, isReported } = useMessage(channelId, key)
  const authorId = message?.authorId ?? NOBODY
  const { unflag } = useMessageActions(channelId, key)
  const { mute, block } = usePersonMarks(authorId)
  const report = useReport({ userId: authorId, message: { channelId, key } })
  const { strings } = useLocale()
  const { toast } = useRoot()
  if (!message || isOwn || authorId === NOBODY) return []
  const takeBack = (): void => {
    unflag()
    toast({ text: strings.reportRemoved })
  }
  const flagging: MenuItem = isReported
    ? { id: 'report', label: strings.reportRemove, icon: 'report', run: takeBack }
    : { id: 'report', label: strings.report, icon: 'report', run: report }
  return [
    ...(canReport ? [flagging] : []),
    ...(mute ? [{ id: 'mute', icon: 'mute', label: mute.label, run: mute.run } as const] : []),
    ...(block ? [{ id: 'block', icon: 'block', label: block.label, run: block.run } as const] : []),
  ]
}
