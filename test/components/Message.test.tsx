import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Composer } from '../../src/components/Composer/index.ts'
import { Message } from '../../src/components/Message/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { messageKey } from '../../src/model/id.ts'
import type { SceneMessage } from '../../src/server/scene.ts'
import { openDialogs } from '../support/dialog.ts'
import { drawMessages, labels, message, Messages } from '../support/drawMessages.tsx'
import {
  fromAnn,
  fromAnnAgain,
  fromReza,
  general,
  renderChat,
  type RenderOptions,
} from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

const drawOne = (only: SceneMessage, options: RenderOptions = {}) =>
  drawMessages({ scene: sceneOf(channelOf('general', { messages: [only] })), ...options })

describe('who, what, when', () => {
  it('names a message by author, text and time', async () => {
    await drawMessages()
    expect(message(/^رضا کریمی صبح به‌خیر! Coffee\? 9:54 AM$/)).toBeInTheDocument()
    expect(message(/^You Good morning! 9:52 AM$/)).toBeInTheDocument()
  })

  it('tells own messages from those of others', async () => {
    await drawMessages()
    expect(message(/Good morning/)).toHaveAttribute('data-own')
    expect(message(/Coffee/)).not.toHaveAttribute('data-own')
  })

  it('says of an edited one that it was', async () => {
    await drawOne(said('reza', 5, 'Final', { edited: true }))
    expect(message(/^رضا کریمی Final 9:55 AM\s?edited$/)).toHaveAttribute('data-edited')
  })

  it('leaves a tombstone where one was deleted, with nothing to do about it', async () => {
    const { other } = await drawMessages()
    await other('reza').deletes(fromReza)
    const tomb = message(/^رضا کریمی Message deleted/)
    expect(tomb).not.toHaveTextContent('Coffee')
    expect(within(tomb).queryByRole('toolbar')).toBeNull()
    expect(within(tomb).queryByRole('button')).toBeNull()
  })

  it('calls somebody without a name unnamed', async () => {
    await drawOne(said('guest-7f3a', 5, 'Hello'), {
      scene: sceneOf(
        channelOf('general', { members: ['ann', 'guest-7f3a'], messages: [said('guest-7f3a', 5, 'Hello')] }),
      ),
    })
    expect(message(/^Unnamed Hello/)).toBeInTheDocument()
  })

  it('draws a system message without an author or anything to do', async () => {
    await drawOne(said('reza', 5, 'Reza renamed the channel', { type: 'system' }))
    const row = screen.getByText('Reza renamed the channel').closest('article')
    expect(row).toHaveTextContent('Reza renamed the channel 9:55 AM')
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('draws nothing for a message that is not there', async () => {
    const { container } = await renderChat(<Message channelId={general} messageKey={messageKey('none')} />)
    expect(container.querySelector('article')).toBeNull()
  })

  it('shows picture and header in the first of a group only, and names the others all the same', async () => {
    const { container } = await drawMessages({}, { position: 'middle' })
    expect(container.querySelector('.parlour-avatar')).toBeNull()
    expect(message(/^رضا کریمی صبح/)).toBeInTheDocument()
  })
})

describe('a quote', () => {
  const scene = sceneOf(
    channelOf('general', {
      messages: [said('reza', 9, 'Coffee?', { id: 'q' }), said('ann', 5, 'Yes!', { id: 'a', quotes: 'q' })],
    }),
  )

  it('leads to the message it is from', async () => {
    const jumps: string[] = []
    const { user } = await drawMessages({ scene }, { onJump: (key) => jumps.push(key) })
    await user.click(screen.getByRole('button', { name: spoken('Reply to رضا کریمی: Coffee?') }))
    expect(jumps).toEqual(['q'])
  })

  it('says that what it answers is gone', async () => {
    const gone = sceneOf(
      channelOf('general', {
        messages: [
          said('reza', 9, 'Coffee?', { id: 'q', deleted: true }),
          said('ann', 5, 'Yes!', { id: 'a', quotes: 'q' }),
        ],
      }),
    )
    await drawMessages({ scene: gone })
    expect(within(message(/Yes!/)).getByText('Original message unavailable')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: spoken(/^Reply to/) })).toBeNull()
  })
})

describe('what can be done', () => {
  const toolbar = (name: RegExp) => within(message(name)).queryByRole('toolbar')

  it('is what I may do: another’s message', async () => {
    await drawMessages()
    const actions = toolbar(/Coffee/)
    expect(plain(actions?.getAttribute('aria-label'))).toBe('Actions for رضا کریمی’s message')
    expect(labels(actions as HTMLElement)).toEqual([
      'React with thumbs up',
      'React with heart',
      'React with laughing',
      'Reply',
    ])
  })

  it('is what I may do: my own', async () => {
    await drawMessages()
    const actions = toolbar(/Good morning/)
    expect(actions).toHaveAccessibleName('Actions for your message')
    expect(labels(actions as HTMLElement).slice(-3)).toEqual(['Reply', 'Edit message', 'Delete message'])
  })

  it('is absent, not grey, where nothing is allowed', async () => {
    const scene = sceneOf(channelOf('general', { frozen: true, messages: [said('reza', 5, 'Hi')] }))
    await drawMessages({ scene })
    expect(toolbar(/Hi/)).toBeNull()
  })

  it('reacts', async () => {
    const { user, settle } = await drawMessages()
    await user.click(
      within(message(/Good morning/)).getByRole('button', { name: spoken('React with heart') }),
    )
    await settle()
    expect(within(message(/Good morning/)).getByRole('button', { name: spoken(/^❤️ 1/) })).toBePressed()
  })

  it('replies and edits in the composer', async () => {
    const { user } = await renderChat(
      <>
        <Messages />
        <Composer channelId={general} />
      </>,
    )
    await user.click(within(message(/Coffee/)).getByRole('button', { name: 'Reply' }))
    expect(screen.getByText(spoken('Replying to رضا کریمی'))).toBeInTheDocument()
    await user.click(within(message(/Good morning/)).getByRole('button', { name: 'Edit message' }))
    expect(screen.getByText('Editing message')).toBeInTheDocument()
    expect(screen.getByRole('textbox')).toHaveValue('Good morning!')
  })
})

describe('deleting', () => {
  const ask = async () => {
    openDialogs()
    const place = await drawMessages()
    await place.user.click(within(message(/Good morning/)).getByRole('button', { name: 'Delete message' }))
    return { ...place, dialog: screen.getByRole('alertdialog', { name: 'Delete this message?' }) }
  }

  it('asks first, says what happens, and has the way out in focus', async () => {
    const { dialog } = await ask()
    expect(dialog).toHaveAccessibleDescription('It is removed for everyone, for good.')
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    expect(message(/Good morning/)).toBeInTheDocument()
  })

  it('does not happen when I think better of it', async () => {
    const { user, dialog, settle, wire } = await ask()
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    await settle()
    expect(dialog).not.toBeInTheDocument()
    expect(message(/Good morning/)).toBeInTheDocument()
    expect(wire.of(/^DELETE/)).toEqual([])
  })

  it('happens at once, and once', async () => {
    const { user, dialog, settle, wire } = await ask()
    await user.click(within(dialog).getByRole('button', { name: 'Delete message' }))
    expect(message(/^You Message deleted/)).toBeInTheDocument()
    await settle()
    expect(wire.of(/^DELETE/)).toHaveLength(1)
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })
})

it('speaks Persian', async () => {
  await drawMessages({ chat: { locale: 'fa', strings: fa } })
  expect(message(/^شما Good morning! ۹:۵۲$/)).toBeInTheDocument()
  expect(within(message(/Good morning/)).getByRole('toolbar')).toHaveAccessibleName('گزینه‌های پیام شما')
})

it('keeps own keys of messages, whatever is drawn', async () => {
  await drawMessages()
  const ids = screen.getAllByRole('article').map((row) => row.dataset['messageId'])
  expect(ids).toEqual([fromAnn, fromReza, fromAnnAgain])
})
