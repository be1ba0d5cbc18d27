import { act, screen } from '@testing-library/react'
import { Composer, type ComposerProps } from '../../src/components/Composer/index.ts'
import type { MessageKey } from '../../src/model/id.ts'
import type { Draft } from '../../src/state/chatState.ts'
import { selectRows } from '../../src/state/rows.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import type { Place } from './openPlace.ts'
import {
  fromAnnAgain,
  fromReza,
  general,
  renderChat,
  type RenderedChat,
  type RenderOptions,
} from './renderChat.tsx'

export interface DrawnComposer extends RenderedChat {
  /** What was sent from here, oldest first. */
  sent(): readonly string[]
  /** Begins an answer to Reza's message. */
  reply(): void
}

/** The composer of General. */
export async function drawComposer(
  props: Partial<ComposerProps> = {},
  options: RenderOptions = {},
): Promise<DrawnComposer> {
  const place = await renderChat(<Composer channelId={general} {...props} />, options)
  const { store, setDraft } = place.chat
  const before = selectRows(store.getState(), general).length
  return {
    ...place,
    sent: () =>
      selectRows(store.getState(), general)
        .slice(before)
        .map((row) => selectMessage(store.getState(), general, row as MessageKey)?.text ?? ''),
    reply: () => act(() => setDraft(general, { replyTo: fromReza })),
  }
}

export const field = (): HTMLTextAreaElement => screen.getByRole('textbox')
export const sendButton = (): HTMLElement => screen.getByRole('button', { name: 'Send message' })

/** What the draft is while Ann's last message is being edited. */
export const editOf = (displaced: Draft | null): Draft => ({
  text: 'In ten minutes.',
  replyTo: null,
  editing: { key: fromAnnAgain, displaced },
  caret: null,
})

/** Before anything is drawn: the server lets me do these things in General, and no others. */
export const onlyMay =
  (...capabilities: readonly string[]) =>
  async ({ world, network }: Place): Promise<void> => {
    const answer = await world.server
      .as('ann')
      .call('getOrCreateChannel', { path: { type: 'messaging', id: 'general' }, body: { state: true } })
    const channel = { ...answer.channel, own_capabilities: capabilities }
    network.failNext('getOrCreateChannel', { status: 200, body: JSON.stringify({ ...answer, channel }) })
  }
