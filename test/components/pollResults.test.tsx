import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { PollList } from '../../src/components/PollList/index.ts'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { askLunch, drawPoll, optionsOf, votes } from '../support/drawPoll.tsx'
import { openDialogs } from '../support/dialog.ts'
import { general, renderChat, type RenderedChat, type RenderOptions } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

/* Results of a poll, and the list of polls (PO-5) */

const settled = async ({ settle }: RenderedChat): Promise<void> => {
  await act(() => vi.dynamicImportSettled())
  await settle()
}
async function results(place: RenderedChat): Promise<HTMLElement> {
  await place.user.click(screen.getByRole('button', { name: 'View results' }))
  const dialog = await screen.findByRole('dialog', { name: 'Results' })
  await settled(place)
  return dialog
}
const items = (root: HTMLElement): readonly string[] =>
  within(root)
    .queryAllByRole('listitem')
    .map((item) => plain(item.textContent))

describe('the results of a poll', () => {
  it('tell who voted for what, page by page, and follow what happens', async () => {
    const crowd = Array.from({ length: 30 }, (_, at) => `user-${at}`)
    const scene = sceneOf(
      channelOf('general', { members: ['ann', 'reza', ...crowd], messages: [said('ann', 5, 'Hi')] }),
    )
    const place = await drawPoll(
      {},
      {
        scene: { ...scene, users: [...scene.users, ...crowd.map((id) => ({ id, name: `Guest ${id}` }))] },
        prepare: async (held) => {
          const option_id = (await optionsOf(held)).get('Soup') ?? ''
          const path = { message_id: 'lunch-message', poll_id: 'lunch' }
          for (const id of crowd)
            await held.world.server.as(id).call('castPollVote', { path, body: { vote: { option_id } } })
        },
      },
    )
    const dialog = await results(place)
    expect(items(dialog)[0]).toMatch(/^Soup .*30 votes 100%/)
    const button = within(dialog).getByRole('button', { name: spoken('Show who voted for Soup') })
    await place.user.click(button)
    await settled(place)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(within(dialog).getAllByText(/^Guest/)).toHaveLength(25)
    await place.user.click(within(dialog).getByRole('button', { name: 'Show more people' }))
    await settled(place)
    expect(within(dialog).getAllByText(/^Guest/)).toHaveLength(30)
    expect(within(dialog).queryByRole('button', { name: 'Show more people' })).toBeNull()
    expect(dialog.contains(document.activeElement)).toBe(true)
    // Nobody voted for it, so nobody can be shown.
    expect(within(dialog).queryByRole('button', { name: spoken('Show who voted for Bread') })).toBeNull()
    await votes(place, 'reza', 'Bread')
    expect(within(dialog).getByRole('button', { name: spoken('Show who voted for Bread') })).toBeTruthy()
  })

  it('are numbers alone where nobody is told', async () => {
    const place = await drawPoll({ voting_visibility: 'anonymous' })
    await votes(place, 'reza', 'Soup')
    const dialog = await results(place)
    expect(items(dialog)).toEqual(['Soup 1 vote 100%', 'Bread 0 votes 0%', 'Fish 0 votes 0%'])
    expect(within(dialog).getAllByRole('button')).toHaveLength(1)
  })

  it('tell what people said; mine can be changed there', async () => {
    const place = await drawPoll(
      { allow_answers: true },
      {
        prepare: async ({ world }) => {
          const path = { message_id: 'lunch-message', poll_id: 'lunch' }
          await world.server
            .as('reza')
            .call('castPollVote', { path, body: { vote: { answer_text: '**Less** salt' } } })
        },
      },
    )
    const dialog = await results(place)
    expect(within(dialog).getByRole('heading', { name: 'Comments (1)' })).toBeTruthy()
    expect(within(dialog).getByText('Less').tagName).toBe('STRONG')
    await place.user.click(within(dialog).getByRole('button', { name: 'Add a comment' }))
    await place.user.keyboard('More rice')
    await place.user.click(within(dialog).getByRole('button', { name: 'Save comment' }))
    await settled(place)
    await place.pass(4000)
    await place.settle()
    expect(within(dialog).getByRole('heading', { name: 'Comments (2)' })).toBeTruthy()
    await waitFor(() => expect(within(dialog).getByText('More rice')).toBeTruthy())
    await place.user.click(within(dialog).getByRole('button', { name: 'Edit your comment' }))
    await place.user.click(within(dialog).getByRole('button', { name: 'Delete comment' }))
    await settled(place)
    expect(within(dialog).queryByText('More rice')).toBeNull()
  })

  it('say that people did not come, and ask again', async () => {
    const place = await drawPoll({}, {})
    await votes(place, 'reza', 'Soup')
    const dialog = await results(place)
    place.network.failNext('queryPollVotes', { status: 403 })
    await place.user.click(within(dialog).getByRole('button', { name: spoken('Show who voted for Soup') }))
    await settled(place)
    await place.user.click(within(dialog).getByRole('button', { name: 'Try again' }))
    await settled(place)
    expect(items(dialog)[0]).toMatch(/رضا/)
  })
})

describe('the list of polls', () => {
  const draw = async (options: RenderOptions = {}): Promise<RenderedChat> => {
    openDialogs()
    const place = await renderChat(
      <>
        <PollList />
        <Channel channelId={general} />
      </>,
      {
        prepare: async (held) => {
          await askLunch(held)
          await askLunch(held, { id: 'tea', name: 'Tea?' }, 'ann')
          await held.world.server
            .as('ann')
            .call('updatePollPartial', { path: { poll_id: 'tea' }, body: { set: { is_closed: true } } })
        },
        chat: { defaultChannelId: general },
        ...options,
      },
    )
    await settled(place)
    return place
  }
  const list = (): HTMLElement => screen.getByRole('region', { name: 'Polls' })
  const choose = async (place: RenderedChat, name: string): Promise<readonly string[]> => {
    await place.user.click(within(list()).getByRole('button', { name }))
    await settled(place)
    return items(list())
  }

  it('shows what is asked and how it stands, as it is narrowed', async () => {
    const place = await draw()
    expect(items(list())).toEqual(['Tea? 0 votes · Closed', 'Lunch? 0 votes · Choose one or more'])
    expect(await choose(place, 'Open')).toEqual(['Lunch? 0 votes · Choose one or more'])
    expect(within(list()).getByRole('button', { name: 'Open' }).getAttribute('aria-pressed')).toBe('true')
    expect(await choose(place, 'Closed')).toEqual(['Tea? 0 votes · Closed'])
    expect(await choose(place, 'Mine')).toEqual(['Tea? 0 votes · Closed'])
    await choose(place, 'All')
    await votes(place, 'reza', 'Soup')
    expect(items(list())[1]).toBe('Lunch? 1 vote · Choose one or more')
  })

  it('goes to the message', async () => {
    const place = await draw()
    await place.user.click(within(list()).getByRole('button', { name: spoken(/^Lunch/) }))
    await place.settle()
    await waitFor(() => expect(document.activeElement?.getAttribute('data-message-id')).toBe('lunch-message'))
  })

  it('says that there are none, and that they did not come', async () => {
    const place = await renderChat(<PollList />, {
      prepare: ({ network }) => network.failNext('queryPolls', { status: 403 }),
    })
    await settled(place)
    expect(screen.getByText('The polls could not be loaded.')).toBeTruthy()
    await place.user.click(screen.getByRole('button', { name: 'Try again' }))
    await settled(place)
    expect(screen.getByText('No polls here')).toBeTruthy()
  })
})
