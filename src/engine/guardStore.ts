import type { StoreApi } from 'zustand/vanilla'
import type { Env } from '../env/env.ts'
import type { ChatState } from '../state/chatState.ts'
import type { ChatStore } from './chat.ts'

/**
 * The store as the application sees it: to be read and watched. A listener that throws keeps nobody else from
 * hearing and nothing from being sent (RELIABILITY I23); its error surfaces a moment later, on its own.
 */
export function guardStore(store: StoreApi<ChatState>, env: Env): ChatStore {
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: (listener) =>
      store.subscribe((next, before) => {
        try {
          listener(next, before)
        } catch (error) {
          env.after(0, () => {
            throw error
          })
        }
      }),
  }
}
