import { screen, within } from '@testing-library/react'
import type { JSX } from 'react'
import { Message, type MessageProps } from '../../src/components/Message/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { messageKey } from '../../src/model/id.ts'
import { general, renderChat, type RenderedChat, type RenderOptions } from './renderChat.tsx'
import { plain, spoken } from './spoken.ts'

/** All messages of General, without a list around them. */
export function Messages(props: Partial<MessageProps>): readonly JSX.Element[] {
  return useMessages(general).rows.map((key) => (
    <Message key={key} {...props} channelId={general} messageKey={messageKey(key)} />
  ))
}

/** Draws them, with times in UTC. */
export const drawMessages = (
  options: RenderOptions = {},
  props: Partial<MessageProps> = {},
): Promise<RenderedChat> =>
  renderChat(<Messages {...props} />, { ...options, chat: { timeZone: 'UTC', ...options.chat } })

/** The one message whose spoken name matches. */
export const message = (name: RegExp): HTMLElement => screen.getByRole('article', { name: spoken(name) })

/** The names of the buttons within, as one hears them. */
export const labels = (root: HTMLElement): readonly string[] =>
  within(root)
    .getAllByRole('button')
    .map((button) => plain(button.getAttribute('aria-label') ?? button.textContent))
