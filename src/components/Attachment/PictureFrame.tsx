'use client'
import type { JSX } from 'react'
import { useLook } from '../Chat/LookContext.ts'
import type { Box } from './pictureBox.ts'

/** Keeps a place of a shape that is known beforehand, whatever the picture turns out to have. It needs no style. */
export function PictureFrame({ box: { width, height } }: { readonly box: Box }): JSX.Element {
  const { slot } = useLook()
  return (
    <svg
      {...slot('picture-frame')}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    />
  )
}
