import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { broken, spoken } from '../../../.storybook/media.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { VoiceMessage } from './index.ts'

const about = {
  usage: 'VoiceNotes',
  keys: [
    ['Enter or Space', 'Plays and pauses; changes the speed'],
    ['Arrows, Page Up, Page Down, Home, End', 'Move through it, on the slider'],
  ],
  theming: [
    '--parlour-voice-message-played and --parlour-voice-message-rest are the strokes of the drawing.',
    'data-state says whether it plays.',
  ],
  accessibility: [
    'A named group with a button, a slider that says where of how long it is, and a button for the speed.',
    'What has been heard is drawn heavier, not only in another colour. Nobody writes down what is said.',
  ],
  rules: ['P-7', 'BI-4', 'MS-11'],
} satisfies About

/** A spoken message. Its length and its drawing come with the message, so that nothing is loaded before it is played. */
const meta = {
  title: 'Components/Voice message',
  component: VoiceMessage,
  args: { attachment: spoken(3) },
  parameters: { about },
} satisfies Meta<typeof VoiceMessage>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const { voicePlay, voiceSpeed, voicePosition } = wordsOf(context)
    await expect(canvas.getByRole('button', { name: voicePlay })).toBeVisible()
    const audio = canvasElement.querySelector('audio') as HTMLAudioElement
    await expect(audio.preload).toBe('none')
    const slider = canvas.getByRole('slider', { name: voicePosition })
    await fireEvent.change(slider, { target: { value: '1' } })
    await waitFor(() => expect(Number((slider as HTMLInputElement).value)).toBeCloseTo(1, 0))
    await userEvent.click(canvas.getByRole('button', { name: voiceSpeed(1) }))
    await expect(canvas.getByRole('button', { name: voiceSpeed(1.5) })).toBeVisible()
    await expect(audio.playbackRate).toBe(1.5)
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

/** Nobody said how loud it is: a plain bar. */
export const WithoutWaveform: Story = {
  args: { attachment: spoken(3, { voice: { duration: 3, waveform: [] } }) },
}

/** Several in a row; one plays at a time. */
export const Several: Story = {
  render: () => (
    <>
      <VoiceMessage attachment={spoken(8)} />
      <VoiceMessage attachment={spoken(75)} />
    </>
  ),
}

export const Failed: Story = {
  args: { attachment: spoken(3, { url: broken() }) },
  play: async (context) => {
    const { canvas, userEvent } = context
    const { voicePlay, voiceMessage, pictureFailed } = wordsOf(context)
    await userEvent.click(canvas.getByRole('button', { name: voicePlay }))
    await waitFor(() => expect(canvas.getByText(pictureFailed(voiceMessage))).toBeVisible())
  },
}
