'use client'
import { type JSX, useRef } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import type { UseUploadsOptions } from '../../hooks/useUploads.ts'
import type { ChannelId } from '../../model/id.ts'
import type { FileRules, UploadLimits } from '../../model/upload.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { Tooltip } from '../Tooltip/index.ts'
import { limitWords } from '../UploadTray/limitWords.ts'
import { useTray } from '../UploadTray/useTray.ts'

export interface UploadButtonProps extends PartProps {
  readonly channelId: ChannelId
  /** What this place takes, as `useUploads` has it. Keep it the same between renders. @default what the server takes */
  readonly limits?: UseUploadsOptions['limits']
}

/** Lets files be picked for the next message, and says what is taken (UP-3). Where I may not upload it is not there. */
export function UploadButton({ channelId, limits: own, ...given }: UploadButtonProps): JSX.Element | null {
  const { canUpload, limits, give } = useTray(useConversation(channelId), own && { limits: own })
  const { strings } = useLocale()
  const { slot } = useLook()
  const input = useRef<HTMLInputElement>(null)
  if (!canUpload) return null
  const words = limitWords(strings, limits)
  const button = (
    <button
      type="button"
      {...slot('icon-button')}
      aria-label={strings.uploadAttach}
      onClick={() => input.current?.click()}
    >
      <Icon name="attach" />
    </button>
  )
  return (
    <Part as="span" slot="upload-button" given={given}>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={acceptOf(limits)}
        aria-label={strings.uploadAttach}
        onChange={({ currentTarget: field }) => {
          give([...(field.files ?? [])])
          // The same file may be picked again.
          field.value = ''
        }}
      />
      {words === '' ? button : <Tooltip text={words}>{button}</Tooltip>}
    </Part>
  )
}

const endingsOf = ({ allowedExtensions, allowedTypes }: FileRules): readonly string[] | undefined =>
  allowedExtensions?.map((ending) => `.${ending}`) ?? allowedTypes

/** What a file picker offers at first; where any other file is taken it offers everything, and phones their camera too. */
function acceptOf({ image, file }: UploadLimits): string | undefined {
  const files = endingsOf(file)
  return files && [...new Set([...files, ...(endingsOf(image) ?? ['image/*'])])].join(',')
}
