'use client'
import type { JSX } from 'react'
import { useLook } from '../Chat/LookContext.ts'

/** An ending that people know as one; a longer one is a part of the name. */
const ENDING = /\.[^.\s]{1,12}$/u

/** A file's name, cut in its middle where there is no room, so that its ending stays in sight (UP-1). */
export function UploadName({ name }: { readonly name: string }): JSX.Element {
  const { slot } = useLook()
  const [ending = ''] = ENDING.exec(name) ?? []
  return (
    <bdi {...slot('upload-name')} dir="auto">
      {/* Readers get it whole. */}
      <span className="parlour-visually-hidden">{name}</span>
      <span aria-hidden="true">{name.slice(0, name.length - ending.length)}</span>
      <span aria-hidden="true">{ending}</span>
    </bdi>
  )
}
