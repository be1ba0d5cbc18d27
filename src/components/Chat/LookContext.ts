'use client'
import { type ComponentType, type Context, createContext, type ReactNode, useContext } from 'react'
import type { AvatarProps } from '../Avatar/index.ts'
import type { ChannelHeaderProps } from '../ChannelHeader/index.ts'
import type { ChannelItemProps } from '../ChannelList/index.ts'
import type { ComposerProps } from '../Composer/index.ts'
import type { EmojiPickerProps } from '../EmojiPicker/EmojiPickerProps.ts'
import type { IconName } from '../Icon/index.ts'
import type { MessageProps } from '../Message/index.ts'
import type { MessageBodyProps } from '../Message/MessageBody.tsx'
import type { NoticeProps } from '../Notice/index.ts'
import type { PollProps } from '../Poll/index.ts'
import type { ReactionsProps } from '../Reactions/index.ts'
import { type NameSlot, slot, type SlotName } from '../slot.ts'

/** Classes of the host's own for single slots, e.g. `{ 'message-bubble': 'rounded-2xl' }`. */
export type ClassNames = { readonly [Name in SlotName]?: string }

/** Parts that a host draws itself, everywhere below its `Chat`. */
export interface Components {
  readonly Avatar?: ComponentType<AvatarProps>
  readonly ChannelHeader?: ComponentType<ChannelHeaderProps>
  readonly ChannelItem?: ComponentType<ChannelItemProps>
  readonly Composer?: ComponentType<ComposerProps>
  /** Offers all emoji; the one of `parlour/emoji`, or another. Without one there are the quick reactions alone. */
  readonly EmojiPicker?: ComponentType<EmojiPickerProps>
  readonly Message?: ComponentType<MessageProps>
  readonly MessageBody?: ComponentType<MessageBodyProps>
  readonly Notice?: ComponentType<NoticeProps>
  readonly Poll?: ComponentType<PollProps>
  readonly Reactions?: ComponentType<ReactionsProps>
}

/** Pictures of the host's own instead of ours. */
export type Icons = { readonly [Name in IconName]?: ReactNode }

/** What a host has changed about how things are drawn. */
export interface Look {
  readonly slot: NameSlot
  readonly components: Components
  readonly icons: Icons
}

/** Keep the three the same between renders: whatever is below draws again when one of them changes. */
export const createLook = (
  classNames?: ClassNames,
  components: Components = {},
  icons: Icons = {},
): Look => ({
  slot: classNames ? (name, ...extra) => slot(name, classNames[name], ...extra) : slot,
  components,
  icons,
})

export const LookContext: Context<Look> = createContext<Look>(createLook())

/** How to name slots and which parts the host replaces. */
export const useLook = (): Look => useContext(LookContext)
