'use client'
import type { JSX } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { typeInto } from '../../parts/typeInto.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { UploadTray } from '../UploadTray/index.ts'
import type { ComposerFilesProps, Pasted } from './ComposerFiles.tsx'

/** The files of the next message, and what else of a paste could be one. */
export function ComposerTray({ channelId, files, field }: ComposerFilesProps): JSX.Element {
  return (
    <>
      {files.pasted !== null && <PasteOffer pasted={files.pasted} files={files} field={field} />}
      <UploadTray channelId={channelId} />
    </>
  )
}

interface PasteOfferProps extends Pick<ComposerFilesProps, 'files' | 'field'> {
  readonly pasted: Pasted
}

/** One press makes files of it, the other lets it be (CO-6). */
function PasteOffer({ pasted, files, field }: PasteOfferProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { env } = useChat()
  const isImage = pasted.files.length > 0
  const accept = (): void => {
    files.forget()
    if (isImage) files.give(pasted.files)
    else {
      const options = { type: 'text/plain', lastModified: env.now() }
      files.give([new File([pasted.text], `${strings.pasteTextName}.txt`, options)])
      takeBack(field.current, pasted)
    }
    field.current?.focus()
  }
  return (
    <div {...slot('composer-paste')}>
      <button type="button" {...slot('button')} onClick={accept}>
        <Icon name="attach" />
        {isImage ? strings.pasteImage : strings.pasteText}
      </button>
      <button
        type="button"
        {...slot('icon-button')}
        aria-label={strings.close}
        onClick={() => {
          files.forget()
          field.current?.focus()
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

/** Takes a pasted text out of the field as if somebody had deleted it, wherever it is now; undo brings it back. */
function takeBack(field: HTMLTextAreaElement | null, { text, at }: Pasted): void {
  if (!field) return
  const from = field.value.startsWith(text, at) ? at : field.value.indexOf(text)
  if (from === -1) return
  field.focus()
  typeInto(field, from, from + text.length, '')
}
