import type { Decorator } from '@storybook/react-vite'
import { fa } from '../src/i18n/fa.ts'
import { Chat, type ChatProps } from '../src/index.ts'
import { peopleOf } from './people.ts'

/** How much room a story's component gets. */
export type Frame = 'page' | 'narrow' | 'column' | 'part'

interface Context {
  readonly loaded: Readonly<Record<string, unknown>>
  readonly globals: Readonly<Record<string, unknown>>
}

/** The props of a story's `Chat`: its own person, and everything else as the toolbar says. */
export function rootProps(context: Context): Omit<ChatProps, 'children'> {
  const { locale, direction, theme, density, layout } = context.globals as {
    readonly locale: string
    readonly direction: 'auto' | 'ltr' | 'rtl'
    readonly theme: 'light' | 'dark' | 'system'
    readonly density: 'compact' | 'cozy' | 'comfortable'
    readonly layout: 'bubbles' | 'flat'
  }
  return {
    chat: peopleOf(context).me.chat,
    locale,
    theme,
    density,
    layout,
    // The same on every machine.
    timeZone: 'UTC',
    ...(locale === 'fa' ? { strings: fa } : {}),
    ...(direction === 'auto' ? {} : { dir: direction }),
  }
}

/**
 * Puts a story into a root. `parameters.frame`: a whole page, one of 320 px, a column as high as a conversation, or
 * (the default) a part with some air around it. With `parameters.bare` the story brings a root of its own.
 */
export const withRoot: Decorator = (Story, context) => {
  const frame: Frame = context.parameters['frame'] ?? 'part'
  if (context.parameters['bare'])
    return (
      <div className="story" data-frame={frame}>
        <Story />
      </div>
    )
  return (
    <div className="story" data-frame={frame}>
      <Chat {...rootProps(context)}>
        <div className="story-room">
          <Story />
        </div>
      </Chat>
    </div>
  )
}
