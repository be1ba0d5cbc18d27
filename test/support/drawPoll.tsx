import { act, screen } from '@testing-library/react'
import { Channel } from '../../src/components/Channel/index.ts'
import { Poll, type PollProps } from '../../src/components/Poll/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { type PollId, pollId } from '../../src/model/poll.ts'
import type { CreatePollRequest } from '../../src/wire/stream/poll.ts'
import { openDialogs } from './dialog.ts'
import type { Place } from './openPlace.ts'
import { general, renderChat, type RenderedChat, type RenderOptions } from './renderChat.tsx'
import { spoken } from './spoken.ts'

export const lunch: PollId = pollId('lunch')

/** Reza asks what is for lunch, in General. */
export async function askLunch(
  { world }: Pick<Place, 'world'>,
  poll: Partial<CreatePollRequest> = {},
  by = 'reza',
): Promise<void> {
  const actor = world.server.as(by)
  const id = poll.id ?? (lunch as string)
  const options = [{ text: 'Soup' }, { text: 'Bread' }, { text: 'Fish' }]
  await actor.call('createPoll', { body: { id, name: 'Lunch?', options, ...poll } as CreatePollRequest })
  const message = { id: `${id}-message`, text: '', poll_id: id }
  await actor.call('sendMessage', { path: { type: 'messaging', id: 'general' }, body: { message } })
}

/** The server's names of the options, by their words. */
export async function optionsOf(
  { host }: Pick<Place, 'host'>,
  id = 'lunch',
): Promise<ReadonlyMap<string, string>> {
  const { poll } = await host.call('getPoll', { path: { poll_id: id } })
  return new Map(poll?.options.map((option) => [option.text, option.id]))
}

/** Somebody else votes, or takes the vote back where there is a name of it. */
export async function votes(place: Place, by: string, text: string, id = 'lunch'): Promise<void> {
  const option_id = (await optionsOf(place, id)).get(text) ?? ''
  const actor = place.world.server.as(by)
  const path = { message_id: `${id}-message`, poll_id: id }
  await act(() => actor.call('castPollVote', { path, body: { vote: { option_id } } }))
  await place.settle()
}

function Held(props: Partial<PollProps>) {
  const { isLoading } = useMessages(general)
  return isLoading ? null : <Poll pollId={lunch} {...props} />
}

/** Draws the one poll, without a message around it. */
export async function drawPoll(
  poll: Partial<CreatePollRequest> = {},
  {
    by = 'reza',
    props = {},
    prepare,
    ...options
  }: RenderOptions & { readonly by?: string; readonly props?: Partial<PollProps> } = {},
): Promise<RenderedChat> {
  openDialogs()
  return renderChat(<Held {...props} />, {
    ...options,
    chat: { timeZone: 'UTC', ...options.chat },
    prepare: async (place) => {
      await askLunch(place, poll, by)
      await prepare?.(place)
    },
  })
}

/** Draws the channel in which it was asked. */
export async function drawPollInChannel(
  poll: Partial<CreatePollRequest> = {},
  { by = 'reza', ...options }: RenderOptions & { readonly by?: string } = {},
): Promise<RenderedChat> {
  openDialogs()
  return renderChat(<Channel channelId={general} />, {
    ...options,
    prepare: (place) => askLunch(place, poll, by),
  })
}

/** An option by what one hears first. */
export const option = (text: string): HTMLElement =>
  screen.getByRole(screen.queryAllByRole('radio').length > 0 ? 'radio' : 'checkbox', {
    name: spoken(new RegExp(`^${text}`)),
  })
