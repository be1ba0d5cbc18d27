import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { microphone } from '../../../.storybook/microphone.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { type VoiceRecording, VoiceRecorder } from './index.ts'

const about = {
  usage: 'VoiceNotes',
  keys: [
    ['Enter or Space', 'Begins; then stops, for the button that stops has the focus'],
    ['Esc', 'Discards, and asks before when it is longer than ten seconds'],
  ],
  announced: [
    'That the browser asks, that it records, that it is paused; and at once why it cannot, with how to allow it.',
  ],
  hooks: ['useUploads'],
  theming: ['--parlour-voice-recorder-background and --parlour-voice-recorder-radius shape its row.'],
  accessibility: [
    'Nothing has to be held. The timer is read when one wants it and never by itself.',
    'Recording and paused differ in shape and words.',
  ],
  rules: ['CO-9', 'FO-6', 'P-2', 'P-5'],
} satisfies About

const recorded = fn<(recording: VoiceRecording) => void>()

/** Records a spoken message: press to begin, press to stop. It is not there where the browser or the channel has no use for it. */
const meta = {
  title: 'Components/Voice recorder',
  component: VoiceRecorder,
  args: { channelId: channelId('messaging:general'), onRecord: recorded },
  parameters: { about },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <VoiceRecorder {...args} />
    </Loaded>
  ),
  beforeEach: () => {
    recorded.mockClear()
    return microphone('a tone')
  },
} satisfies Meta<typeof VoiceRecorder>

export default meta
type Story = StoryObj<typeof meta>

const isLong = { timeout: 5000 }

/** Press, speak, pause, go on, press. A page that nobody has pressed hears nothing, so what is handed over is no part of it. */
export const Default: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const strings = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: strings.voiceRecord }, isLong))
    const panel = await canvas.findByRole('group', { name: strings.voiceRecording }, isLong)
    const stop = await within(panel).findByRole('button', { name: strings.voiceRecordStop }, isLong)
    await waitFor(() => expect(stop).toHaveFocus())
    await waitFor(
      () =>
        expect(panel.querySelector('[data-slot="voice-message-played"]')?.getAttribute('d')).toMatch(
          /M.*M.*M/,
        ),
      isLong,
    )
    await userEvent.click(within(panel).getByRole('button', { name: strings.voiceRecordPause }))
    await expect(within(panel).getByText(strings.voicePaused)).toBeVisible()
    await userEvent.click(within(panel).getByRole('button', { name: strings.voiceRecordResume }))
    const time = (): string => panel.querySelector('[data-slot="voice-recorder-time"]')?.textContent ?? ''
    await waitFor(() => expect(time()).toMatch(/[1۱]$/), isLong)
    await userEvent.click(stop)
    await waitFor(() => expect(canvas.getByRole('button', { name: strings.voiceRecord })).toHaveFocus())
  },
}

/** What was said is thrown away; nobody is asked about a few seconds. */
export const Discarded: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const strings = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: strings.voiceRecord }, isLong))
    await canvas.findByRole('button', { name: strings.voiceRecordStop }, isLong)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.getByRole('button', { name: strings.voiceRecord })).toHaveFocus())
    await expect(recorded).not.toHaveBeenCalled()
  },
}

/** Records and goes on, to be looked at. */
const begin: NonNullable<Story['play']> = async (context) => {
  const { canvas, userEvent } = context
  const strings = wordsOf(context)
  await userEvent.click(await canvas.findByRole('button', { name: strings.voiceRecord }, isLong))
  await canvas.findByRole('button', { name: strings.voiceRecordStop }, isLong)
}

export const Dark: Story = { globals: { theme: 'dark' }, play: begin }
export const Persian: Story = { globals: { locale: 'fa', direction: 'auto' }, play: begin }
export const Narrow: Story = {
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await begin(context)
    const root = context.canvasElement.querySelector('.parlour-root')
    await expect(root?.scrollWidth).toBeLessThanOrEqual(320)
  },
}

/** The browser has not been answered yet. */
export const Loading: Story = {
  beforeEach: () => microphone('no answer'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { voiceRecord, voiceAsking } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: voiceRecord }, isLong))
    const panel = await canvas.findByRole('group', {}, isLong)
    await expect(within(panel).getByText(voiceAsking)).toBeVisible()
  },
}

/** Said no: how to say yes, and another try. */
export const Failed: Story = {
  beforeEach: () => microphone('refused'),
  play: async (context) => {
    const { canvas, userEvent } = context
    const { voiceRecord, voiceDenied, retry, close } = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: voiceRecord }, isLong))
    const panel = await canvas.findByRole('group', {}, isLong)
    await waitFor(() => expect(within(panel).getByText(voiceDenied)).toBeVisible(), isLong)
    await waitFor(() => expect(within(panel).getByRole('button', { name: retry })).toHaveFocus())
    await userEvent.click(within(panel).getByRole('button', { name: close }))
    await waitFor(() => expect(canvas.getByRole('button', { name: voiceRecord })).toHaveFocus())
  },
}
