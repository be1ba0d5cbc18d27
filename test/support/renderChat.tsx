import { render, renderHook, type RenderHookResult, type RenderResult } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { type JSX, type ReactNode, StrictMode } from 'react'
import { Chat, type ChatProps } from '../../src/components/Chat/index.ts'
import { ChatProvider } from '../../src/hooks/ChatProvider.tsx'
import { channelId, type ChannelId, messageKey, type MessageKey } from '../../src/model/id.ts'
import { openPlace, type Place, type PlaceOptions } from './openPlace.ts'

/** What the scene `small` holds. */
export const general: ChannelId = channelId('messaging:general')
export const empty: ChannelId = channelId('messaging:empty')
export const fromAnn: MessageKey = messageKey('small-1')
export const fromReza: MessageKey = messageKey('small-2')
export const fromAnnAgain: MessageKey = messageKey('small-3')

export interface RenderOptions extends PlaceOptions {
  /** What the application sets on `Chat`. */
  readonly chat?: Omit<ChatProps, 'chat' | 'children'>
  readonly strict?: boolean
  /** Pulls at the wire before anything is drawn. */
  readonly prepare?: (place: Place) => void | Promise<void>
  /** Does not wait until the person is online and everything is loaded. @default false */
  readonly impatient?: boolean
}

export interface RenderedChat extends Place, RenderResult {
  readonly user: UserEvent
}

const maybeStrict = (strict: boolean, children: ReactNode): JSX.Element =>
  strict ? <StrictMode>{children}</StrictMode> : <>{children}</>

/** Draws components for one person of a world and waits until they show what they load. */
export async function renderChat(ui: ReactNode, options: RenderOptions = {}): Promise<RenderedChat> {
  const place = await openPlace(options)
  await options.prepare?.(place)
  const user = userEvent.setup({ delay: null })
  const result = render(ui, {
    wrapper: ({ children }) =>
      maybeStrict(
        options.strict ?? false,
        <Chat chat={place.chat} {...options.chat}>
          {children}
        </Chat>,
      ),
  })
  if (!options.impatient) await arrive(place)
  return { ...place, ...result, user }
}

export type RenderedHook<Result, Props> = Place & RenderHookResult<Result, Props>

/** Calls a hook for one person of a world and waits until what it loads is there. */
export async function renderChatHook<Result, Props extends object = object>(
  hook: (props: Props) => Result,
  { initialProps, ...options }: RenderOptions & { readonly initialProps?: Props } = {},
): Promise<RenderedHook<Result, Props>> {
  const place = await openPlace(options)
  await options.prepare?.(place)
  const result = renderHook<Result, Props>(hook, {
    ...(initialProps === undefined ? {} : { initialProps }),
    wrapper: ({ children }) =>
      maybeStrict(options.strict ?? false, <ChatProvider chat={place.chat}>{children}</ChatProvider>),
  })
  if (!options.impatient) await arrive(place)
  return { ...place, ...result }
}

async function arrive({ chat, until, settle }: Place): Promise<void> {
  await until(() => chat.store.getState().connection.state === 'online')
  await settle()
}
