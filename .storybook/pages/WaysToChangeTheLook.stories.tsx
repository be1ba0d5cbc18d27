import type { Meta, StoryObj } from '@storybook/react-vite'
import { forwardRef, type FormHTMLAttributes, type JSX, type ReactNode } from 'react'
import { expect, fn, within } from 'storybook/test'
import {
  type AvatarProps,
  Channel,
  channelId,
  ChannelHeader,
  Chat,
  type ChatProps,
  Composer,
  MessageList,
} from '../../src/index.ts'
import { shade } from '../shade.ts'
import { rootProps } from '../StoryRoot.tsx'
import { wordsOf } from '../words.ts'
import './looks.css'
import { worksAsBefore } from './worksAsBefore.ts'

const general = channelId('messaging:general')

/**
 * Seven ways, the cheapest first. Each of these conversations looks different, and each is then used in the same way,
 * step by step: none of the ways costs a name, a role, a key or a focus.
 */
const meta = {
  title: 'Foundations/Ways to change the look',
  parameters: { frame: 'column', bare: true },
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['render']>>[1]

/** The conversation of all these stories. */
function Talk({
  context,
  name,
  root,
  children = <Channel channelId={general} />,
}: {
  readonly context: Context
  /** The class that an application's page would have. */
  readonly name?: string
  readonly root?: Omit<ChatProps, 'chat' | 'children'>
  readonly children?: ReactNode
}): JSX.Element {
  return (
    <div className={`story-room ${name ?? ''}`} style={{ blockSize: '100%' }}>
      <Chat {...rootProps(context)} {...root}>
        {children}
      </Chat>
    </div>
  )
}

const slotIn = (element: HTMLElement, name: string): HTMLElement =>
  element.querySelector(`[data-slot="${name}"]`) as HTMLElement
const ownBubble = (element: HTMLElement): HTMLElement => {
  const own = [...element.querySelectorAll<HTMLElement>('[data-slot="message"][data-own]')].at(-1)
  return slotIn(own as HTMLElement, 'message-bubble')
}

/** 1. Another value for a token, one for each theme: `.parlour-root { --parlour-accent: light-dark(#a3195b, #ff9ccb) }`. */
export const Tokens: Story = {
  tags: ['colours'],
  // One of the tokens is the colour of my bubbles, and the flat layout has none.
  globals: { layout: 'bubbles' },
  render: (_args, context) => <Talk context={context} name="look-tokens" />,
  play: async (context) => {
    await worksAsBefore(context)
    await expect(ownBubble(context.canvasElement)).toHaveStyle({
      backgroundColor: shade(context, 'rgb(251, 228, 241)', 'rgb(77, 21, 53)'),
    })
  },
}

/** 2. Plain CSS on slots and states: `.parlour-message[data-own] .parlour-message-bubble { … }`. */
export const PlainCss: Story = {
  tags: ['colours'],
  render: (_args, context) => <Talk context={context} name="look-slots" />,
  play: async (context) => {
    await worksAsBefore(context)
    await expect(ownBubble(context.canvasElement)).toHaveStyle({
      backgroundColor: shade(context, 'rgb(231, 246, 238)', 'rgb(15, 58, 40)'),
    })
  },
}

/** 3. Classes: on a component, as a function of what it is like, and for any slot deep inside by `classNames`. */
export const Classes: Story = {
  render: (_args, context) => (
    <Talk context={context} root={{ classNames }}>
      <ChannelHeader channelId={general} className="look-wide" />
      <MessageList channelId={general} />
      <Composer channelId={general} className={({ empty }) => (empty ? 'look-empty' : 'look-writing')} />
    </Talk>
  ),
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const composer = await canvas.findByRole('form')
    await expect(composer).toHaveClass('look-empty')
    await userEvent.type(await canvas.findByRole('textbox'), 'x')
    await expect(composer).toHaveClass('look-writing')
    await userEvent.keyboard('{Backspace}')
    await worksAsBefore(context)
    await expect(ownBubble(canvasElement)).toHaveClass('look-square', 'look-mine')
    await expect(slotIn(canvasElement, 'channel-header')).toHaveClass('look-wide')
  },
}
const classNames = { 'message-bubble': 'look-square look-mine', 'message-author': 'look-wide' }

const onKeyDown = fn()
const onClick = fn()

/** 4. Props reach the element. Handlers run beside ours; what carries behaviour can be added to, not taken away. */
export const Props: Story = {
  render: (_args, context) => (
    <Talk context={context}>
      <ChannelHeader channelId={general} title="About this channel" data-testid="header" onClick={onClick} />
      <MessageList channelId={general} role="presentation" />
      <Composer channelId={general} onKeyDown={onKeyDown} aria-describedby="rules" />
      <p id="rules">Be kind.</p>
    </Talk>
  ),
  play: async (context) => {
    const { canvas, userEvent } = context
    onKeyDown.mockClear()
    await worksAsBefore(context)
    await expect(onKeyDown).toHaveBeenCalled()
    await expect(canvas.getByRole('form')).toHaveAccessibleDescription(/Be kind\./)
    const header = canvas.getByTestId('header')
    await expect(header).toHaveAttribute('title', 'About this channel')
    await userEvent.click(within(header).getByText('General'))
    await expect(onClick).toHaveBeenCalled()
  },
}

const Well = forwardRef<HTMLFormElement, FormHTMLAttributes<HTMLFormElement>>(function Well(props, ref) {
  return <form {...props} ref={ref} data-well="" />
})

/** 5. `render`: another element in place of ours, given as an element or as a function of props and state. */
export const Render: Story = {
  render: (_args, context) => (
    <Talk context={context}>
      <ChannelHeader
        channelId={general}
        render={(props) => (
          <div>
            <div {...props} data-drawn="header" />
          </div>
        )}
      />
      <MessageList channelId={general} />
      <Composer channelId={general} render={<Well />} />
    </Talk>
  ),
  play: async (context) => {
    await worksAsBefore(context)
    await expect(context.canvas.getByRole('form')).toHaveAttribute('data-well')
    await expect(slotIn(context.canvasElement, 'channel-header')).toHaveAttribute('data-drawn', 'header')
  },
}

const Square = ({ name }: AvatarProps): JSX.Element => (
  <span className="look-avatar" aria-hidden="true">
    {name.slice(0, 1)}
  </span>
)
const components = { Avatar: Square }

/** 6. `components`: a part of the application's own, everywhere below its root. */
export const Components: Story = {
  render: (_args, context) => <Talk context={context} root={{ components }} />,
  play: async (context) => {
    await worksAsBefore(context)
    const { canvasElement } = context
    await expect(canvasElement.querySelectorAll('.look-avatar').length).toBeGreaterThan(1)
    await expect(slotIn(canvasElement, 'avatar')).toBeNull()
  },
}

const icons = {
  send: <b data-testid="arrow">→</b>,
  reply: <b>↩</b>,
}

/** `icons`: other pictures under the same names; what points along the line still turns with it (ST-5). */
export const Icons: Story = {
  render: (_args, context) => <Talk context={context} root={{ icons }} />,
  play: async (context) => {
    await worksAsBefore(context)
    const send = context.canvas.getByRole('button', { name: wordsOf(context).composerSend })
    await expect(within(send).getByTestId('arrow').parentElement).toHaveAttribute('data-mirror')
  },
}

/** No sheet at all: structure, names and keys are the same (ST-3). */
export const WithoutSheets: Story = {
  globals: { theme: 'unstyled' },
  // The browser's own colours and sizes are not ours to answer for.
  parameters: { a11y: { test: 'todo' } },
  render: (_args, context) => <Talk context={context} />,
  play: async (context) => {
    await worksAsBefore(context)
    await expect(getComputedStyle(ownBubble(context.canvasElement)).borderRadius).toBe('0px')
  },
}
