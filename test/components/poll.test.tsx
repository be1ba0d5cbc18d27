import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { Poll } from '../../src/components/Poll/index.ts'
import { pollOptionId } from '../../src/model/poll.ts'
import { selectPoll } from '../../src/state/selectPoll.ts'
import type { Person } from '../../src/testing.ts'
import {
  askLunch,
  drawPoll,
  drawPollInChannel,
  lunch,
  option,
  optionsOf,
  votes,
} from '../support/drawPoll.tsx'
import { openDialogs } from '../support/dialog.ts'
import { general, renderChat } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

/* Polls (PO-1 … PO-5) */

const group = (): HTMLElement => screen.getByRole('group', { name: spoken('Lunch?') })
const hint = (): string =>
  plain(document.getElementById(group().getAttribute('aria-describedby') ?? '')?.textContent)
const names = (): readonly string[] =>
  [...document.querySelectorAll('[data-slot="poll-option"]')].map((element) =>
    plain(element.getAttribute('aria-label') ?? element.textContent),
  )
const log = (): string => plain(screen.getByRole('log').textContent)

describe('a poll', () => {
  it('is a group named by its question, with the rules in words and radios for one vote (PO-1)', async () => {
    const place = await drawPoll({ enforce_unique_vote: true, voting_visibility: 'anonymous' })
    expect(hint()).toBe('Choose one · Anonymous')
    expect(screen.getByRole('radiogroup', { name: spoken('Lunch?') })).toBeTruthy()
    expect(names()).toEqual([
      'Soup, 0 votes, 0 percent',
      'Bread, 0 votes, 0 percent',
      'Fish, 0 votes, 0 percent',
    ])
    await votes(place, 'reza', 'Fish')
    expect(names()[2]).toBe('Fish, 1 vote, 100 percent, leading')
    // Nobody is told who.
    expect(group().querySelector('[data-slot="avatar"]')).toBeNull()
    expect(screen.queryByText('Choose up to 2')).toBeNull()
  })

  it('moves by arrows alone; Space, Enter and a press vote, and take back (PO-2)', async () => {
    const { user, settle, host } = await drawPoll({ enforce_unique_vote: true })
    await user.tab()
    expect(document.activeElement).toBe(option('Soup'))
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement).toBe(option('Fish'))
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(option('Soup'))
    await user.keyboard('{End}')
    expect(names().some((name) => name.includes('your vote'))).toBe(false)
    await user.keyboard(' ')
    expect(names()[2]).toBe('Fish, 1 vote, 100 percent, your vote, leading')
    expect(option('Fish').getAttribute('aria-checked')).toBe('true')
    expect(log()).toContain('Voted for Fish')
    await settle()
    expect((await host.call('getPoll', { path: { poll_id: 'lunch' } })).poll?.vote_count).toBe(1)
    // One vote: it moves.
    await user.click(option('Soup'))
    await settle()
    expect(names()).toEqual([
      'Soup, 1 vote, 100 percent, your vote, leading',
      'Bread, 0 votes, 0 percent',
      'Fish, 0 votes, 0 percent',
    ])
    await user.keyboard('{Enter}')
    await settle()
    expect(names()[0]).toBe('Soup, 0 votes, 0 percent')
    expect((await host.call('getPoll', { path: { poll_id: 'lunch' } })).poll?.vote_count).toBe(0)
    await user.tab()
    expect(document.activeElement?.textContent).toBe('View results')
  })

  it('refuses more than one may choose with the reason, and lets one be taken back (PO-4)', async () => {
    const { user, settle } = await drawPoll({ max_votes_allowed: 2 })
    expect(hint()).toBe('Choose up to 2')
    await user.click(option('Soup'))
    await user.click(option('Bread'))
    await settle()
    expect(option('Fish').getAttribute('aria-disabled')).toBe('true')
    const reason = document.getElementById(option('Fish').getAttribute('aria-describedby') ?? '')
    expect(reason?.textContent).toBe('You can choose up to 2')
    await user.click(option('Fish'))
    await settle()
    expect(names()[2]).toBe('Fish, 0 votes, 0 percent')
    expect(log()).toContain('You can choose up to 2')
    await user.click(option('Bread'))
    await settle()
    expect(option('Fish').getAttribute('aria-disabled')).toBeNull()
  })

  it('shows a vote at once and takes it back with the reason of the server (PO-4)', async () => {
    const { user, settle, network } = await drawPoll()
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    network.setLatency(100)
    network.failNext('castPollVote', { status: 403, body })
    await user.click(option('Soup'))
    expect(names()[0]).toContain('your vote')
    await settle()
    expect(names()[0]).toBe('Soup, 0 votes, 0 percent')
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Vote not counted. Not today'))
  })

  it('comes to the count of the server when two vote at once, whoever is first', async () => {
    const place = await drawPoll({ enforce_unique_vote: true })
    const reza = place.world.join('reza')
    await act(async () => reza.chat.connect())
    await place.until(() => reza.chat.store.getState().connection.state === 'online')
    act(() => void reza.chat.loadChannels('first'))
    await place.settle()
    const ids = await optionsOf(place)
    for (const { network } of [place, reza]) network.setLatency(100)
    act(() => reza.chat.vote(lunch, pollOptionId(ids.get('Soup') ?? ''), true))
    await place.user.click(option('Soup'))
    // Each sees their own at once, and nobody the other’s.
    const seenBy = ({ chat }: Person) => selectPoll(chat.store.getState(), lunch)?.options[0]?.count
    expect([seenBy(place), seenBy(reza)]).toEqual([1, 1])
    await place.settle()
    const { poll } = await place.host.call('getPoll', { path: { poll_id: 'lunch' } })
    expect(poll?.vote_counts_by_option[ids.get('Soup') ?? '']).toBe(2)
    expect([seenBy(place), seenBy(reza)]).toEqual([2, 2])
    expect(names()[0]).toBe('Soup, 2 votes, 100 percent, your vote, leading')
    // Counts of others are never spoken (AN-3).
    expect(log()).not.toMatch(/2 votes/)
  })

  it('sends with a button where the host wants that, and keeps results back until then', async () => {
    const { user, settle, host } = await drawPoll({}, { props: { submit: 'button', reveal: 'after-vote' } })
    expect(names()).toEqual(['Soup', 'Bread', 'Fish'])
    expect(screen.queryByRole('button', { name: 'View results' })).toBeNull()
    const send = screen.getByRole('button', { name: 'Send vote' })
    expect(send.getAttribute('aria-disabled')).toBe('true')
    await user.click(option('Soup'))
    await user.click(option('Fish'))
    await settle()
    expect((await host.call('getPoll', { path: { poll_id: 'lunch' } })).poll?.vote_count).toBe(0)
    await user.click(send)
    await settle()
    expect((await host.call('getPoll', { path: { poll_id: 'lunch' } })).poll?.vote_count).toBe(2)
    expect(names()[0]).toBe('Soup, 1 vote, 50 percent, your vote, leading')
    expect(log()).toContain('Voted for Soup and Fish')
  })

  it('shows six options and the rest behind a button, from where one goes on (PO-4)', async () => {
    const options = Array.from({ length: 20 }, (_, at) => ({ text: `No ${at + 1}` }))
    const { user } = await drawPoll({ options })
    expect(names()).toHaveLength(6)
    await user.click(screen.getByRole('button', { name: 'Show all 20' }))
    expect(names()).toHaveLength(20)
    expect(plain(document.activeElement?.getAttribute('aria-label'))).toMatch(/^No 7,/)
  })

  it('takes a suggestion, but not one that is there (PO-5)', async () => {
    const { user, settle } = await drawPoll({ allow_user_suggested_options: true })
    await user.click(screen.getByRole('button', { name: 'Suggest an option' }))
    const field = screen.getByRole('textbox', { name: 'Your option' })
    expect(document.activeElement).toBe(field)
    await user.keyboard(' soup')
    expect(screen.queryByText('This option is already there.')).toBeNull()
    await user.keyboard('{Enter}')
    expect(screen.getAllByText('This option is already there.').length).toBeGreaterThan(0)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await user.keyboard('up and bread{Enter}')
    await act(() => vi.dynamicImportSettled())
    await settle()
    expect(names()[3]).toBe('soupup and bread, 0 votes, 0 percent')
    expect(document.activeElement?.textContent).toBe('Suggest an option')
  })

  it('takes one comment, which can be changed and deleted (PO-5)', async () => {
    const { user, settle, host } = await drawPoll({ allow_answers: true })
    const said = async () =>
      (
        await host.call('queryPollVotes', {
          path: { poll_id: 'lunch' },
          query: { user_id: 'ann' },
          body: { filter: { is_answer: true } },
        } as never)
      ).votes?.map((vote) => vote.answer_text)
    await user.click(screen.getByRole('button', { name: 'Add a comment' }))
    await user.keyboard('No onions')
    await user.click(screen.getByRole('button', { name: 'Save comment' }))
    await settle()
    expect(await said()).toEqual(['No onions'])
    await user.click(screen.getByRole('button', { name: 'Edit your comment' }))
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('No onions')
    await user.keyboard(', please')
    await user.click(screen.getByRole('button', { name: 'Save comment' }))
    await settle()
    expect(await said()).toEqual(['No onions, please'])
    await user.click(screen.getByRole('button', { name: 'Edit your comment' }))
    await user.click(screen.getByRole('button', { name: 'Delete comment' }))
    await settle()
    expect(await said()).toEqual([])
    expect(document.activeElement?.textContent).toBe('Add a comment')
  })

  it('is ended by who made it, after a question, and shows the winner in words (PO-5)', async () => {
    const place = await drawPoll({ allow_answers: true }, { by: 'ann' })
    const { user, settle } = place
    await votes(place, 'reza', 'Soup')
    await user.click(screen.getByRole('button', { name: 'End poll' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'End this poll?' })
    await user.click(within(dialog).getByRole('button', { name: 'End poll' }))
    await act(() => vi.dynamicImportSettled())
    await settle()
    expect(hint()).toBe('Closed')
    expect(screen.queryByRole('radio') ?? screen.queryByRole('checkbox')).toBeNull()
    expect(names()[0]).toBe('Soup Winner 1 vote 100%')
    expect(screen.queryByRole('button', { name: /End|Suggest|comment/ })).toBeNull()
    expect(document.activeElement).not.toBe(document.body)
  })

  it('says that it is a tie, and mine is mine, once it is over', async () => {
    await drawPoll(
      {},
      {
        prepare: async (place) => {
          const ids = await optionsOf(place)
          for (const [by, text] of [
            ['reza', 'Soup'],
            ['ann', 'Fish'],
          ] as const)
            await place.world.server.as(by).call('castPollVote', {
              path: { message_id: 'lunch-message', poll_id: 'lunch' },
              body: { vote: { option_id: ids.get(text) ?? '' } },
            })
          await place.world.server
            .as('reza')
            .call('updatePollPartial', { path: { poll_id: 'lunch' }, body: { set: { is_closed: true } } })
        },
      },
    )
    expect(names()).toEqual(['Soup Tie 1 vote 50%', 'Bread 0 votes 0%', 'Fish Tie Your vote 1 vote 50%'])
  })

  it('has no controls for who may not vote, and says so', async () => {
    await drawPoll(
      { allow_answers: true, allow_user_suggested_options: true },
      {
        prepare: async ({ world }) => {
          const path = { type: 'messaging', id: 'general' }
          await world.server
            .asServer()
            .call('updateChannelPartial', { path, body: { set: { frozen: true } } })
        },
      },
    )
    expect(names()).toEqual(['Soup 0 votes 0%', 'Bread 0 votes 0%', 'Fish 0 votes 0%'])
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.getByText('You can’t vote here')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Suggest|comment|End/ })).toBeNull()
  })

  it('reads only while there is no connection', async () => {
    const { user, network, settle, until, chat } = await drawPoll()
    act(() => network.setOnline(false))
    await until(() => chat.store.getState().connection.state === 'offline')
    expect(option('Soup').getAttribute('aria-disabled')).toBe('true')
    await user.click(option('Soup'))
    expect(names()[0]).toBe('Soup, 0 votes, 0 percent')
    expect(group().textContent).toContain('You can vote when you are back online')
    act(() => network.setOnline(true))
    await until(() => chat.store.getState().connection.state === 'online')
    await settle()
    expect(option('Soup').getAttribute('aria-disabled')).toBeNull()
  })

  it('says that it was deleted', async () => {
    const place = await drawPoll()
    await act(() => place.world.server.as('reza').call('deletePoll', { path: { poll_id: 'lunch' } }))
    await place.settle()
    expect(screen.getByText('This poll was deleted')).toBeTruthy()
  })

  it('says that it did not come, and asks again', async () => {
    openDialogs()
    const place = await renderChat(<Poll pollId={lunch} />, {
      prepare: async (held) => {
        await askLunch(held)
        held.network.failNext('getPoll', { status: 403 })
      },
    })
    await place.user.click(await screen.findByRole('button', { name: 'Try again' }))
    await place.settle()
    // The message it hangs on is not loaded, so there is nowhere to vote.
    expect(names()).toEqual(['Soup 0 votes 0%', 'Bread 0 votes 0%', 'Fish 0 votes 0%'])
  })

  it('counts the days, hours and minutes down to its end, and is over then', async () => {
    const place = await drawPoll(
      {},
      {
        prepare: async ({ world, env }) => {
          const closes_at = new Date(env.now() + 3 * 86_400_000).toISOString()
          await world.server
            .as('reza')
            .call('updatePollPartial', { path: { poll_id: 'lunch' }, body: { set: { closes_at } } })
        },
      },
    )
    expect(hint()).toMatch(/^Choose one or more · Closes in 3 days, .+ at /)
    await place.pass(2 * 86_400_000)
    expect(hint()).toMatch(/Closes tomorrow at /)
    await place.pass(86_400_000 - 5 * 60_000)
    expect(hint()).toMatch(/Closes in 5 minutes$/)
    await place.pass(5 * 60_000 + 1000)
    expect(hint()).toBe('Closed')
  })
})

describe('a poll in a conversation', () => {
  it('names the row by its question, and is one stop of Tab within', async () => {
    const { user } = await drawPollInChannel()
    const row = await screen.findByRole('article', { name: spoken(/Lunch\?/) })
    await waitFor(() => expect(within(row).getAllByRole('checkbox')).toHaveLength(3))
    act(() => row.focus())
    await user.tab()
    expect(row.contains(document.activeElement)).toBe(true)
    while (document.activeElement?.getAttribute('role') !== 'checkbox') await user.tab()
    await user.keyboard('{ArrowDown}')
    expect(plain(document.activeElement?.getAttribute('aria-label'))).toMatch(/^Bread/)
    await user.keyboard('{Escape}')
    expect(document.activeElement).toBe(row)
  })

  it('takes no part in a second poll, whose votes are its own', async () => {
    openDialogs()
    const place = await renderChat(<Channel channelId={general} />, {
      prepare: async (world) => {
        await askLunch(world)
        await askLunch(world, { id: 'tea', name: 'Tea?' })
      },
    })
    const tea = await screen.findByRole('group', { name: spoken('Tea?') }, { timeout: 4000 })
    await place.user.click(
      (await within(tea.parentElement as HTMLElement).findAllByRole('checkbox'))[0] as HTMLElement,
    )
    await place.settle()
    expect(plain(within(group()).getAllByRole('checkbox')[0]?.getAttribute('aria-label'))).toBe(
      'Soup, 0 votes, 0 percent',
    )
  })
})
