import { act, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import type { JSX } from 'react'
import { spoken } from '../../.storybook/media.ts'
import { microphone } from '../../.storybook/microphone.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import {
  Chat,
  Message,
  useMessages,
  useSendMessage,
  useUploads,
  VoiceMessage,
  VoiceRecorder,
} from '../../src/index.ts'
import { channelId, messageKey } from '../../src/model/id.ts'
import { createWorld, small } from '../../src/testing.ts'

/* What needs a person's press, as the browser sees one, and a real recorder. */

const general = channelId('messaging:general')

async function show(ui: JSX.Element) {
  const world = await createWorld({
    scene: small,
    baseUrl: location.origin,
    env: { ...browserEnv(), storage: memoryStorage() },
  })
  const { chat } = world.join('ann')
  const view = render(<Chat chat={chat}>{ui}</Chat>)
  onTestFinished(async () => {
    view.unmount()
    await world.end()
  })
  return { world, chat, view }
}
const press = (name: string) => act(() => userEvent.click(page.getByRole('button', { name, exact: true })))
const long = { timeout: 10_000 }

let putBack = (): void => {}
afterEach(() => {
  putBack()
  putBack = () => {}
})

it('plays, is moved by the arrows, plays faster, and pauses what played before', async () => {
  await show(
    <>
      <VoiceMessage attachment={spoken(8)} />
      <VoiceMessage attachment={spoken(9)} />
    </>,
  )
  const [one, other] = screen.getAllByRole('group', { name: 'Voice message' }) as [HTMLElement, HTMLElement]
  const slider = within(one).getByRole<HTMLInputElement>('slider', { name: 'Position' })
  await act(() => userEvent.click(within(one).getByRole('button', { name: 'Play voice message' })))
  await waitFor(() => expect(Number(slider.value)).toBeGreaterThan(0), long)
  expect(within(one).getByRole('button', { name: 'Pause voice message' })).toBeVisible()

  const audio = one.querySelector('audio') as HTMLAudioElement
  await act(() => userEvent.click(within(one).getByRole('button', { name: 'Speed 1×' })))
  expect(audio.playbackRate).toBe(1.5)
  slider.focus()
  await act(() => userEvent.keyboard('{End}'))
  await waitFor(() => expect(audio.currentTime === 0 || audio.currentTime > 7).toBe(true), long)
  await act(() => userEvent.keyboard('{Home}{ArrowRight}'))
  await waitFor(() => expect(audio.currentTime).toBeLessThan(3), long)

  if (audio.paused) await act(() => userEvent.click(within(one).getByRole('button', { name: /^Play/ })))
  await act(() => userEvent.click(within(other).getByRole('button', { name: 'Play voice message' })))
  await waitFor(
    () => expect(within(other).getByRole('button', { name: 'Pause voice message' })).toBeVisible(),
    long,
  )
  await waitFor(
    () => expect(within(one).getByRole('button', { name: 'Play voice message' })).toBeVisible(),
    long,
  )
  expect(audio.paused).toBe(true)
})

function Room(): JSX.Element {
  const { rows, isLoading } = useMessages(general)
  const { isReady, attachments, release } = useUploads(general)
  const send = useSendMessage(general)
  return (
    <>
      {rows.map((key) => (
        <Message key={key} channelId={general} messageKey={messageKey(key)} />
      ))}
      {!isLoading && <VoiceRecorder channelId={general} />}
      <button
        type="button"
        disabled={!isReady}
        onClick={() => {
          send('', { attachments })
          release()
        }}
      >
        Send
      </button>
    </>
  )
}

it('what was said goes through the tray to the others, with its length and its waves (CO-9)', async () => {
  putBack = microphone('a tone')
  const { world, chat } = await show(<Room />)
  await screen.findByRole('button', { name: 'Record a voice message' }, long)
  await press('Record a voice message')
  await screen.findByRole('button', { name: 'Stop and attach' }, long)
  await new Promise((done) => setTimeout(done, 1_500))
  await press('Stop and attach')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Record a voice message' })).toHaveFocus())
  await waitFor(() => expect(screen.getByRole('button', { name: 'Send' })).toBeEnabled(), long)
  const [upload] = chat.store.getState().uploads.get(general) ?? []
  expect(upload).toMatchObject({ kind: 'audio', state: 'done', mimeType: 'audio/webm' })
  await press('Send')
  const group = await screen.findByRole('group', { name: 'Voice message' }, long)
  await waitFor(() => expect(chat.store.getState().outbox.entries.size).toBe(0), long)

  const { messages } = await world.server
    .as('reza')
    .call('getOrCreateChannel', { path: { type: 'messaging', id: 'general' }, body: { state: true } })
  const [sent] = messages.at(-1)?.attachments ?? []
  expect(sent).toMatchObject({ type: 'voiceRecording', mime_type: 'audio/webm' })
  const { duration = 0, waveform_data: waves = [] } = sent ?? {}
  expect(duration).toBeGreaterThan(1)
  expect(duration).toBeLessThan(5)
  expect(waves.length).toBeGreaterThan(5)
  // The tone was loud.
  expect(Math.max(...waves)).toBeGreaterThan(0.3)

  const again = await screen.findByRole('group', { name: 'Voice message' })
  expect(again.querySelector('[data-slot="voice-message-rest"]')?.getAttribute('d')).toMatch(/M.*M/)
  expect(group.querySelector('audio')).toHaveAttribute('preload', 'none')
})

it('nobody is asked about a second, but is about more than ten; pausing keeps what was said (CO-9)', async () => {
  putBack = microphone('a tone')
  const { chat } = await show(<Room />)
  await screen.findByRole('button', { name: 'Record a voice message' }, long)
  await press('Record a voice message')
  await screen.findByRole('button', { name: 'Stop and attach' }, long)
  await new Promise((done) => setTimeout(done, 10_600))
  await act(() => userEvent.keyboard('{Escape}'))
  await screen.findByRole('alertdialog', { name: 'Discard this recording?' }, long)
  await act(() => userEvent.keyboard('{Escape}'))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  await press('Go on recording')
  await press('Discard recording')
  await screen.findByRole('alertdialog', {}, long)
  await act(() =>
    userEvent.click(
      within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Discard recording' }),
    ),
  )
  await screen.findByRole('button', { name: 'Record a voice message' }, long)
  expect(chat.store.getState().uploads.get(general)).toBeUndefined()
})

it('where nothing may be brought to the server there is no button', async () => {
  const world = await createWorld({
    scene: small,
    baseUrl: location.origin,
    server: { channelTypes: { messaging: { config: { uploads: false } } } },
    env: { ...browserEnv(), storage: memoryStorage() },
  })
  const { chat } = world.join('ann')
  const view = render(
    <Chat chat={chat}>
      <Room />
    </Chat>,
  )
  onTestFinished(async () => {
    view.unmount()
    await world.end()
  })
  await waitFor(() => expect(screen.getAllByRole('article').length).toBeGreaterThan(0), long)
  expect(screen.queryByRole('button', { name: 'Record a voice message' })).toBeNull()
})
