'use client'
import type { JSX, MouseEvent } from 'react'
import { focusRegion, type RegionName } from '../../parts/regions.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'

export interface SkipLinksProps extends PartProps<Record<string, never>> {}

/** Ways past what comes before, for keyboards: put it first inside `Chat`. Seen only while it has the focus (FO-3). */
export function SkipLinks(props: SkipLinksProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const link = (region: RegionName, label: string): JSX.Element => (
    <button
      type="button"
      {...slot('skip-link', 'parlour-button')}
      onClick={({ currentTarget }: MouseEvent<HTMLElement>) => {
        const root = currentTarget.closest<HTMLElement>('[data-slot="root"]')
        if (root) focusRegion(root, region)
      }}
    >
      {label}
    </button>
  )
  return (
    <Part as="div" slot="skip-links" given={props}>
      {link('composer', strings.skipToComposer)}
      {link('messages', strings.skipToMessages)}
      {link('channels', strings.skipToChannels)}
    </Part>
  )
}
