'use client'
import type { Attachment } from '../../model/message.ts'
import { cleanFileName, isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'

/** Gives what a picture, film or sound is called: what it shows, else its name, else what it is. */
export function useCaption(): (attachment: Attachment) => string {
  const { strings } = useLocale()
  return ({ alt = '', title, kind }) => isolateName(alt) || cleanFileName(title) || strings.attachments[kind]
}
