'use client'
import type { JSX } from 'react'

/** Stands in for rows that are not drawn. Its height is set through the object model, which a strict CSP allows. */
export const Spacer = ({ height }: { readonly height: number }): JSX.Element | null =>
  height > 0 ? (
    <div
      aria-hidden="true"
      ref={(element) => {
        element?.style.setProperty('block-size', `${height}px`)
      }}
    />
  ) : null
