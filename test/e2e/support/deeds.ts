import type { Page } from 'playwright'
import type { ChannelId, MessageKey } from '../../../src/core.ts'

/** A message by its key, or by its place among the deeds that are done together. */
export type Target = string | number

/** What somebody does in a chat. */
export type Deed =
  | { readonly kind: 'send'; readonly text: string; readonly replyTo: Target | null }
  | { readonly kind: 'edit'; readonly target: Target; readonly text: string }
  | { readonly kind: 'remove'; readonly target: Target }
  | { readonly kind: 'react'; readonly target: Target; readonly reaction: string; readonly on: boolean }

export interface Done {
  /** The key of the message it was about; `null` where there is none. */
  readonly key: string | null
  /** False: the chat did not take it, because it does not know the message or may not. */
  readonly isTaken: boolean
}

/**
 * Does deeds in one go with the chat of a page, as fast as it takes them.
 * @returns what became of each, once all of it is on the disk or known to be late there
 */
export function doAll(page: Page, channel: string, deeds: readonly Deed[]): Promise<readonly Done[]> {
  return page.evaluate(
    async ({ channel: id, list }) => {
      const chat = window.parlourDemo?.chat()
      if (!chat) throw new Error('Nobody is here.')
      const channelId = id as ChannelId
      const keys: (string | null)[] = []
      const keyOf = (target: string | number | null): MessageKey | null => {
        const key = typeof target === 'number' ? (keys[target] ?? null) : target
        return key as MessageKey | null
      }
      const done: { key: string | null; isTaken: boolean }[] = []
      for (const deed of list) {
        const before = chat.store.getState().outbox
        let key: MessageKey | null = null
        if (deed.kind === 'send') key = chat.send(channelId, deed.text, { replyTo: keyOf(deed.replyTo) })
        else {
          key = keyOf(deed.target)
          if (key && deed.kind === 'edit') chat.edit(channelId, key, deed.text)
          if (key && deed.kind === 'remove') chat.remove(channelId, key)
          // Nobody reacts to what is not there to be seen.
          const isSeen =
            key !== null && (before.byTarget.has(key) || document.querySelector(`[data-message-id="${key}"]`))
          if (key && isSeen && deed.kind === 'react') chat.react(channelId, key, deed.reaction, deed.on)
        }
        keys.push(key)
        done.push({ key, isTaken: chat.store.getState().outbox !== before })
      }
      for (const { key } of done) if (key !== null) await chat.kept(key as MessageKey)
      return done
    },
    { channel, list: deeds },
  )
}
