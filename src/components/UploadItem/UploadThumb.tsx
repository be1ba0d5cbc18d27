'use client'
import { type JSX, useRef, useState } from 'react'
import type { Upload } from '../../model/upload.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

export interface UploadThumbProps {
  readonly upload: Upload
  readonly name: string
  readonly onEdit: ((button: HTMLElement) => void) | undefined
}

/** The picture itself, from the first moment on, or what kind of file it is. It also leads to its description and place. */
export function UploadThumb({ upload, name, onEdit }: UploadThumbProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { kind, file } = upload
  const [broken, setBroken] = useState<Blob | null>(null)
  const inside =
    kind === 'image' && file !== broken ? (
      // Not every picture is one that browsers draw.
      <LocalPicture file={file} onBroken={() => setBroken(file)} />
    ) : (
      <Icon name={kind} />
    )
  if (!onEdit) return <span {...slot('upload-thumb')}>{inside}</span>
  return (
    <button
      type="button"
      {...slot('upload-thumb', 'parlour-focus-inside')}
      aria-label={strings.uploadEdit(name)}
      onClick={({ currentTarget }) => onEdit(currentTarget)}
    >
      {inside}
      <span {...slot('upload-edit')}>
        <Icon name="edit" />
      </span>
    </button>
  )
}

interface LocalPictureProps {
  readonly file: Blob
  readonly onBroken: () => void
}

/** A picture of this machine. Its address is one of the page's own, for as long as it is drawn. */
function LocalPicture({ file, onBroken }: LocalPictureProps): JSX.Element {
  const { slot } = useLook()
  const image = useRef<HTMLImageElement>(null)
  useLayout(() => {
    const url = URL.createObjectURL(file)
    if (image.current) image.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [file])
  return <img ref={image} {...slot('upload-image')} alt="" draggable={false} onError={onBroken} />
}
