import { act, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { MessageFlags, type MessageFlagsProps } from '../../src/components/MessageFlags/index.ts'
import { useChannels } from '../../src/hooks/useChannels.ts'
import type { Scene } from '../../src/server/scene.ts'
import { people } from '../../src/testing.ts'
import { openDialogs } from '../support/dialog.ts'
import { general, type RenderedChat, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { said } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/* The queue of those who moderate: UX §18, lists. */

const room: Scene = {
  name: 'room',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'general',
      name: 'General',
      members: ['ann', 'xiaolong', 'reza', 'user-42'],
      moderators: ['xiaolong'],
      messages: Array.from({ length: 30 }, (_, place) =>
        said('reza', 90 - place, `Offer ${place + 1}`, { id: `m-${place + 1}` }),
      ),
    },
  ],
}

const flagAs = (
  place: Pick<RenderedChat, 'world'>,
  who: string,
  target_message_id: string,
  more: object = {},
) => place.world.server.as(who).call('flag', { body: { target_message_id, ...more } })

/** A moderator's screen: their channels and the queue. */
function Desk(props: MessageFlagsProps) {
  useChannels()
  return <MessageFlags {...props} />
}
async function open(
  props: MessageFlagsProps = {},
  { flags = true, ...options }: RenderOptions & { readonly flags?: boolean } = {},
) {
  return renderChat(<Desk {...props} />, {
    scene: room,
    as: 'xiaolong',
    ...options,
    prepare: async (place) => {
      if (flags) {
        await flagAs(place, 'ann', 'm-1', { reason: 'spam', custom: { note: 'Every day' } })
        await flagAs(place, 'user-42', 'm-1', { reason: 'hateful-neighbour' })
        await flagAs(place, 'ann', 'm-2')
      }
      await options.prepare?.(place)
    },
  })
}
const cards = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-slot="message-flag"]'),
]
const card = (index: number): HTMLElement => cards()[index] as HTMLElement
const words = (element: Element | null | undefined): string => plain(element?.textContent)

it('shows what was said, where, by whom, and every report of it, newest first', async () => {
  await open()
  expect(screen.getByRole('region', { name: 'Reported messages' })).toBeVisible()
  expect(cards()).toHaveLength(2)
  expect(words(card(0))).toMatch(/رضا کریمی in General .*Offer 2No reason givenReported by Ann Lee/)
  const reports = [...card(1).querySelectorAll('[data-slot="message-flag-report"]')].map(words)
  expect(reports).toHaveLength(2)
  expect(reports[0]).toMatch(/^hateful-neighbourReported by 42/)
  expect(reports[1]).toMatch(/^Spam or scamEvery dayReported by Ann Lee/)
})

it('filters by reason, author and channel', async () => {
  const { unmount } = await open({ reason: 'spam' })
  expect(cards().map(words).join()).toContain('Offer 1')
  expect(cards()).toHaveLength(1)
  unmount()
})

describe('a message', () => {
  it('is deleted after a question, for everybody, and stays as a tombstone until the next look', async () => {
    openDialogs()
    const { user, settle, host } = await open()
    await user.click(within(card(0)).getByRole('button', { name: 'Delete message' }))
    const question = await screen.findByRole('alertdialog')
    await user.click(within(question).getByRole('button', { name: 'Delete message' }))
    await settle()
    expect(words(card(0))).toContain('Message removed by a moderator')
    expect(within(card(0)).queryByRole('button')).toBeNull()
    const { message } = await host.call('getMessage', { path: { id: 'm-2' } })
    expect(message.type).toBe('deleted')
    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    await settle()
    expect(cards()).toHaveLength(1)
  })

  it('leads to where it was said, where the application can go there', async () => {
    const onJump = vi.fn<NonNullable<MessageFlagsProps['onJump']>>()
    const { user } = await open({ onJump })
    await user.click(within(card(0)).getByRole('button', { name: 'Show in conversation' }))
    expect(onJump).toHaveBeenCalledExactlyOnceWith(general, 'm-2')
  })
})

it('leads into the conversation of the same chat by itself', async () => {
  const { user, settle } = await renderChat(
    <>
      <Desk />
      <Channel />
    </>,
    {
      scene: room,
      as: 'xiaolong',
      prepare: async (place) => void (await flagAs(place, 'ann', 'm-2', { reason: 'spam' })),
    },
  )
  await user.click(screen.getByRole('button', { name: 'Show in conversation' }))
  await settle()
  expect(screen.getByRole('article', { name: spoken(/Offer 2(?!\d)/) })).toHaveFocus()
})

describe('a report', () => {
  it('of my own can be taken back, others cannot', async () => {
    const place = await open({}, { prepare: async (made) => void (await flagAs(made, 'xiaolong', 'm-2')) })
    const mine = () => [...card(0).querySelectorAll('[data-slot="message-flag-report"]')].map(words)
    expect(mine()[0]).toMatch(/Reported by you/)
    expect(screen.getAllByRole('button', { name: 'Remove report' })).toHaveLength(1)
    await place.user.click(screen.getByRole('button', { name: 'Remove report' }))
    await place.settle()
    expect(mine()).toHaveLength(1)
    await place.user.click(screen.getByRole('button', { name: 'Refresh' }))
    await place.settle()
    expect(mine()[0]).toMatch(/Reported by Ann Lee/)
  })
})

describe('the queue', () => {
  it('comes page by page, and says how much came', async () => {
    const { user, settle } = await open(
      {},
      {
        flags: false,
        prepare: async (made) => {
          for (let nth = 1; nth <= 30; nth += 1) await flagAs(made, 'ann', `m-${nth}`)
        },
      },
    )
    expect(cards()).toHaveLength(25)
    await user.click(screen.getByRole('button', { name: 'Show more reports' }))
    await settle()
    expect(cards()).toHaveLength(30)
    expect(screen.queryByRole('button', { name: 'Show more reports' })).toBeNull()
    expect(screen.getByRole('list', { name: 'Reported messages' })).toHaveFocus()
    expect(words(screen.getByRole('log'))).toContain('5 reports shown')
  })

  it('is empty where nothing was reported', async () => {
    await open({}, { flags: false })
    expect(screen.getByText('No reports. Nothing to do here')).toBeVisible()
  })

  it('is not for people who moderate nothing: a sentence, and nothing to press', async () => {
    await open({}, { as: 'ann' })
    expect(screen.getByText('Only moderators can see the reports.')).toBeVisible()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('that does not come is asked for again', async () => {
    const { user, settle } = await open(
      {},
      { prepare: ({ network }) => network.failNext('queryMessageFlags', { status: 500 }) },
    )
    expect(screen.getByText('The reports could not be loaded. Try again.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await settle()
    expect(cards()).toHaveLength(2)
  })

  it('stays while offline, and says what it waits for', async () => {
    const { network, pass } = await open()
    act(() => network.setOnline(false))
    await pass(3000)
    expect(screen.getByText(/^You are offline/)).toBeVisible()
    expect(cards()).toHaveLength(2)
  })
})

it('a message by somebody without a name is by somebody', async () => {
  await open(
    {},
    {
      flags: false,
      scene: {
        ...room,
        channels: room.channels.map((each) => ({
          ...each,
          members: [...each.members, 'guest-7f3a'],
          messages: [said('guest-7f3a', 3, 'Boo', { id: 'm-1' })],
        })),
      },
      prepare: async (made) => void (await flagAs(made, 'ann', 'm-1')),
    },
  )
  expect(screen.getByRole('listitem', { name: spoken(/^Unnamed Boo/) })).toBeVisible()
})
