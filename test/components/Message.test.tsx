import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Message } from '../../src/components/Message/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { messageKey } from '../../src/model/id.ts'
import type { SceneMessage } from '../../src/server/scene.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
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
    expect(message(/^رضا کریمی صبح به‌خیر! Coffee\? 9:54 AM Wednesday, May 1, 2024$/)).toBeInTheDocument()
    expect(message(/^You Good morning! 9:52 AM Wednesday, May 1, 2024 Read$/)).toBeInTheDocument()
  })

  it('tells own messages from those of others', async () => {
    await drawMessages()
    expect(message(/Good morning/)).toHaveAttribute('data-own')
    expect(message(/Coffee/)).not.toHaveAttribute('data-own')
  })

  it('says of an edited one that it was', async () => {
    await drawOne(said('reza', 5, 'Final', { edited: true }))
    expect(message(/^رضا کریمی Final 9:55 AM Wednesday, May 1, 2024 edited$/)).toHaveAttribute('data-edited')
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

it('ML-7: makes the name of its author a heading for a host that wants it', async () => {
  await drawMessages({}, { headingLevel: 3 })
  expect(screen.getAllByRole('heading', { level: 3 }).map((it) => plain(it.textContent))).toEqual([
    'You',
    'رضا کریمی',
    'You',
  ])
})

it('speaks Persian', async () => {
  await drawMessages({ chat: { locale: 'fa', strings: fa } })
  expect(message(/^شما Good morning! ۹:۵۲ چهارشنبه ۱۲ اردیبهشت ۱۴۰۳ خوانده شد$/)).toBeInTheDocument()
  act(() => message(/Good morning/).focus())
  expect(screen.getByRole('toolbar')).toHaveAccessibleName('گزینه‌های پیام شما')
})

it('keeps own keys of messages, whatever is drawn', async () => {
  await drawMessages()
  const ids = screen.getAllByRole('article').map((row) => row.dataset['messageId'])
  expect(ids).toEqual([fromAnn, fromReza, fromAnnAgain])
})

describe('what it is called', () => {
  it('ML-1: is the beginning of a long text, and what was said but not what can be pressed in it', async () => {
    const long = 'word '.repeat(400)
    const messages = [said('reza', 9, long), said('ann', 5, 'Like so:\n\n```\nlet a\n```')]
    await drawMessages({ scene: sceneOf(channelOf('general', { messages })) })
    expect(message(/^رضا کریمی (word ){39}word… 9:51 AM Wednesday, May 1, 2024$/)).toBeInTheDocument()
    expect(message(/^You Like so: let a 9:55 AM/)).toBeInTheDocument()
  })

  it('MS-3: says that it names me, in words', async () => {
    const { other } = await drawMessages()
    await other('reza').says(general, 'Hello @Ann Lee', { mentioned_users: ['ann'] })
    const row = message(/^رضا کریمی Hello @Ann Lee .* Mentions you$/)
    expect(row).toHaveAttribute('data-mentions-me')
    expect(within(row).getByText('Mentions you')).toBeInTheDocument()
    expect(within(row).getByText('@Ann Lee')).toHaveAttribute('data-own')
  })

  it('MS-10: says that it is pinned, in words', async () => {
    const { world, settle } = await drawMessages()
    const body = { set: { pinned: true } }
    await act(() => world.server.as('reza').call('updateMessagePartial', { path: { id: fromReza }, body }))
    await settle()
    expect(message(/^رضا کریمی .* 9:54 AM Wednesday, May 1, 2024 Pinned by رضا کریمی$/)).toHaveAttribute(
      'data-pinned',
    )
  })
})

describe('a mention', () => {
  const mentioned = { mentioned_users: ['ann'] }

  it('MS-3: is a button for a host that wants to know of it', async () => {
    const asked: string[] = []
    const { user, other } = await drawMessages({}, { onPerson: (id) => asked.push(id) })
    await other('reza').says(general, 'Hello @Ann Lee', mentioned)
    await user.click(screen.getByRole('button', { name: '@Ann Lee' }))
    expect(asked).toEqual(['ann'])
  })

  it('is text for others', async () => {
    const { other } = await drawMessages()
    await other('reza').says(general, 'Hello @Ann Lee', mentioned)
    expect(screen.getByText('@Ann Lee').tagName).toBe('SPAN')
  })
})

describe('a row of a list', () => {
  it('FO-4: is out of the way of Tab with all that is in it, unless it is the active one', async () => {
    const messages = [said('reza', 9, 'https://tea.example', { id: 'a', reactions: { like: ['reza'] } })]
    const scene = sceneOf(channelOf('general', { messages }))
    const { user } = await drawMessages({ scene }, { isActive: false, onJump: () => {} })
    await user.tab()
    expect(document.body).toHaveFocus()
    expect(screen.getByRole('article')).not.toHaveAttribute('data-active')
  })

  it('FO-4: is one stop, followed by its own controls, when it is', async () => {
    const messages = [said('reza', 9, 'https://tea.example', { id: 'a', reactions: { like: ['reza'] } })]
    const scene = sceneOf(channelOf('general', { messages }))
    const { user } = await drawMessages({ scene })
    const stops: string[] = []
    for (let presses = 0; presses < 5; presses += 1) {
      await user.tab()
      stops.push(document.activeElement?.getAttribute('data-slot') ?? '')
    }
    expect(stops).toEqual(['message', 'message-time', 'message-link', 'reaction', 'icon-button'])
    expect(screen.getByRole('article')).toHaveAttribute('data-active')
  })

  it('ML-4: shows the time of a later one of a group while it is attended to', async () => {
    const { user } = await drawMessages({}, { position: 'middle' })
    const row = message(/Coffee/)
    const shown = (): number => within(row).getAllByText('9:54 AM').length
    expect(shown()).toBe(1)
    await user.hover(row)
    expect(shown()).toBe(2)
    await user.unhover(row)
    expect(shown()).toBe(1)
    act(() => row.focus())
    expect(shown()).toBe(2)
  })
})

describe('for a host', () => {
  it('THEMING §6: passes attributes, handlers and a class of the state on to the row', async () => {
    const seen: string[] = []
    const { user } = await drawMessages(
      {},
      {
        className: ({ own, kind }) => `${own ? 'mine' : 'theirs'} of-${kind}`,
        id: 'host',
        onKeyDown: (event) => {
          seen.push(event.key)
          if (event.key === 'Enter') event.preventDefault()
        },
      },
    )
    expect(message(/Good morning/)).toHaveClass('parlour-message', 'mine', 'of-text')
    expect(message(/Coffee/)).toHaveClass('theirs')
    act(() => message(/Coffee/).focus())
    await user.keyboard('{Enter}')
    expect(seen).toEqual(['Enter'])
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('THEMING §6: draws its own body, reactions and pictures', async () => {
    await drawMessages({
      chat: {
        components: {
          MessageBody: ({ message: { text }, id }) => <b id={id}>{text.toUpperCase()}</b>,
          Reactions: ({ messageKey: key }) => <i>chips of {key}</i>,
          Avatar: ({ name }) => <i>face of {name}</i>,
        },
      },
    })
    expect(message(/^You GOOD MORNING! 9:52 AM/)).toBeInTheDocument()
    expect(screen.getByText(`chips of ${fromAnn}`)).toBeInTheDocument()
    expect(screen.getByText('face of رضا کریمی')).toBeInTheDocument()
  })
})
