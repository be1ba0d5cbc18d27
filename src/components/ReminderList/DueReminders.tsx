'use client'
import { useEffect, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { useGoTo } from '../Chat/useGoTo.ts'

const PREVIEW_LENGTH = 80

/** Tells, wherever one is, that a message one kept falls due, with the way to it. Draws nothing itself. */
export function DueReminders(): null {
  const chat = useChat()
  const { strings } = useLocale()
  const { toast, announce } = useRoot()
  const goTo = useGoTo()
  const latest = useRef({ strings, toast, announce, goTo })
  useEffect(() => {
    latest.current = { strings, toast, announce, goTo }
  })
  useEffect(
    () =>
      chat.onEvents((events) => {
        for (const event of events) {
          if (event.type !== 'reminder.due') continue
          const { channelId, key, thread, message } = event.reminder
          const { strings: words, ...root } = latest.current
          const text = words.reminderDue(
            isolateName(previewText(message?.text ?? '', { max: PREVIEW_LENGTH })),
          )
          root.announce(text)
          root.toast({
            text,
            action: {
              label: words.reminderOpen,
              run: () => latest.current.goTo({ channelId, key, root: thread }),
            },
          })
        }
      }),
    [chat],
  )
  return null
}
