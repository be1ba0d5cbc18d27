import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import { OutcomeError } from '../model/outcome.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectRecord } from '../state/selectors.ts'
import type { Connector } from './connection.ts'
import type { Ingest } from './ingest.ts'

/** In which language a message is shown. */
export interface Translations {
  /**
   * Shows a message in another language, which is asked for unless it came with the message.
   * @param language BCP 47, e.g. `fa`
   * @throws OutcomeError when the server does not translate
   */
  translate(channelId: ChannelId, key: MessageKey, language: string): Promise<void>
  /** Shows a message as it was written. */
  showOriginal(key: MessageKey): void
}

export interface TranslationsParts {
  readonly store: StoreApi<ChatState>
  readonly backend: Backend
  readonly connector: Pick<Connector, 'settled'>
  readonly ingest: Ingest
  readonly ending: AbortSignal
}

const NOT_TRANSLATED =
  'The message was not translated: this chat server has no translation into that language. It stays as it was written.'

export function createTranslations(parts: TranslationsParts): Translations {
  const { store, backend, connector, ingest, ending } = parts
  const isThere = (channelId: ChannelId, key: MessageKey, language: string): boolean =>
    selectRecord(store.getState(), channelId, key)?.content.value.translations?.[language] !== undefined
  const show = (key: MessageKey, language: string | null): void =>
    store.setState(({ translated }) => {
      const next = new Map(translated)
      if (language === null) next.delete(key)
      else next.set(key, language)
      return { translated: next }
    })

  return {
    async translate(channelId, key, language) {
      if (!isThere(channelId, key, language)) {
        await connector.settled(ending)
        ingest.now((await backend.translate?.({ key, language }, ending)) ?? [])
      }
      if (!isThere(channelId, key, language))
        throw new OutcomeError({ type: 'rejected', reason: 'feature-off' }, NOT_TRANSLATED)
      show(key, language)
    },
    showOriginal: (key) => show(key, null),
  }
}
