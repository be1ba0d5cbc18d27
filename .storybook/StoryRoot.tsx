import type { Decorator } from '@storybook/react-vite'
import { fa } from '../src/i18n/fa.ts'
import { keys, pseudo } from '../src/testing.ts'
import { Chat, type ChatProps, type StringsFor } from '../src/index.ts'
import { type Look, LookSheets, themeOf } from './looks.tsx'
import { peopleOf } from './people.ts'

/** How much room a story's component gets. */
export type Frame = 'page' | 'narrow' | 'column' | 'part'

interface Context {
  readonly loaded: Readonly<Record<string, unknown>>
  readonly globals: Readonly<Record<string, unknown>>
}

const strings: Readonly<Record<string, StringsFor>> = { fa, pseudo, keys }

/** The props of a story's `Chat`: its own person, and everything else as the toolbar says. */
export function rootProps(context: Context): Omit<ChatProps, 'children'> {
  const { locale, direction, calendar, digits, zone, theme, density, layout } = context.globals as {
    readonly locale: string
    readonly direction: 'auto' | 'ltr' | 'rtl'
    readonly calendar: string
    readonly digits: string
    readonly zone: string
    readonly theme: Look
    readonly density: 'compact' | 'cozy' | 'comfortable'
    readonly layout: 'bubbles' | 'flat'
  }
  return {
    chat: peopleOf(context).me.chat,
    // What nobody speaks is written like English.
    locale: locale === 'fa' ? 'fa' : 'en',
    ...themeOf(theme),
    density,
    layout,
    timeZone: zone,
    ...(strings[locale] ? { strings: strings[locale] } : {}),
    ...(calendar === 'locale' ? {} : { calendar }),
    ...(digits === 'locale' ? {} : { numberingSystem: digits }),
    ...(direction === 'auto' ? {} : { dir: direction }),
  }
}

/**
 * Puts a story into a root. `parameters.frame`: a whole page, one of 320 px, a column as high as a conversation, or
 * (the default) a part with some air around it. `parameters.root` is what an application would set on it besides; with
 * `parameters.bare` the story brings a root of its own.
 */
export const withRoot: Decorator = (Story, context) => {
  const frame: Frame = context.parameters['frame'] ?? 'part'
  const more: Omit<Partial<ChatProps>, 'chat' | 'children'> = context.parameters['root'] ?? {}
  const { theme, motion } = context.globals as { readonly theme: Look; readonly motion: string }
  const room = { className: 'story', 'data-frame': frame, 'data-look': theme, 'data-motion': motion }
  if (context.parameters['bare'])
    return (
      <div {...room}>
        <LookSheets look={theme} />
        <Story />
      </div>
    )
  return (
    <div {...room}>
      <LookSheets look={theme} />
      <Chat {...rootProps(context)} {...more}>
        <div className="story-room">
          <Story />
        </div>
      </Chat>
    </div>
  )
}
