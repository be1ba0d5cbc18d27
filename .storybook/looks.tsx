import { type JSX, useLayoutEffect } from 'react'
import type { ChatProps } from '../src/index.ts'
import bridge from '../src/styles/themes/shadcn.css?inline'
import preset from './shadcn.css?inline'

/** What the toolbar's “Theme” can be. */
export type Look =
  'light' | 'dark' | 'system' | 'contrast' | 'contrast-dark' | 'shadcn' | 'shadcn-dark' | 'unstyled'

/** What a root is told for a look. */
export function themeOf(look: Look): Pick<ChatProps, 'theme' | 'contrast'> {
  switch (look) {
    case 'light':
    case 'dark':
    case 'system':
      return { theme: look }
    case 'contrast':
    case 'contrast-dark':
      return { theme: look === 'contrast' ? 'light' : 'dark', contrast: 'more' }
    case 'shadcn':
    case 'unstyled':
      return { theme: 'light' }
    case 'shadcn-dark':
      return { theme: 'dark' }
    default:
      return look satisfies never
  }
}

/** On the page of a component there are other stories too: the bridge reaches into those with its look only. */
const bridged = bridge.replaceAll('.parlour-', ":where(.story[data-look^='shadcn']) .parlour-")

/** The sheets that a look needs besides ours, or in place of ours. */
export function LookSheets({ look }: { readonly look: Look }): JSX.Element | null {
  if (look === 'unstyled') return <WithoutSheets />
  if (look !== 'shadcn' && look !== 'shadcn-dark') return null
  return (
    <>
      <style>{preset}</style>
      <style>{bridged}</style>
    </>
  )
}

/** Shows the bare structure: every sheet of ours is switched off while this is there. */
function WithoutSheets(): null {
  useLayoutEffect(() => {
    const ours = [...document.styleSheets].filter(isOurs)
    for (const sheet of ours) sheet.disabled = true
    return () => {
      for (const sheet of ours) sheet.disabled = false
    }
  }, [])
  return null
}

function isOurs(sheet: CSSStyleSheet): boolean {
  try {
    return [...sheet.cssRules].some((rule) => rule.cssText.startsWith('@layer parlour'))
  } catch {
    // Of another origin, so not ours.
    return false
  }
}
