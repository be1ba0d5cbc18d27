import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { Composer } from '../../src/components/Composer/index.ts'
import { general, renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { plain } from '../support/spoken.ts'

/* CO-5: what another device of mine writes */

const path = { type: 'messaging', id: 'general' }
const open = (): Promise<RenderedChat> =>
  renderChat(
    <>
      <ChannelList />
      <Composer channelId={general} />
    </>,
  )
const writesElsewhere = async ({ world, settle }: RenderedChat, text: string): Promise<void> => {
  await act(() => world.server.as('ann').call('createDraft', { path, body: { message: { text } } }))
  await settle()
}
const kept = async ({ world }: RenderedChat) =>
  (await world.server.as('ann').call('queryDrafts', { body: {} })).drafts.map(({ message }) => message.text)

describe('a draft of another device', () => {
  it('stands in the field and in the row of the list', async () => {
    const place = await open()
    await writesElsewhere(place, 'From my phone')
    expect(screen.getByRole('textbox')).toHaveValue('From my phone')
    const row = within(screen.getByRole('list')).getByText(/From my phone/)
    expect(plain(row.closest('li')?.textContent)).toContain('Draft')
  })

  it('never takes the place of what stands in the field that has the focus, and does when that is left', async () => {
    const place = await open()
    const field = screen.getByRole<HTMLTextAreaElement>('textbox')
    await place.user.click(field)
    await writesElsewhere(place, 'From my phone')
    expect(field).toHaveValue('')
    act(() => field.blur())
    expect(field).toHaveValue('From my phone')
  })

  it('is not lost where I wrote too: it comes back once mine is sent (P-2)', async () => {
    const place = await open()
    const field = screen.getByRole<HTMLTextAreaElement>('textbox')
    await place.user.type(field, 'Mine')
    await writesElsewhere(place, 'From my phone')
    expect(field).toHaveValue('Mine')
    await place.pass(2500)
    await place.settle()
    expect(await kept(place)).toEqual(['Mine'])
    await place.user.keyboard('{Enter}')
    await place.settle()
    expect(field).toHaveValue('From my phone')
  })

  it('what I send is no draft any more, anywhere', async () => {
    const place = await open()
    await place.user.type(screen.getByRole('textbox'), 'Sent soon')
    await place.pass(2500)
    await place.settle()
    expect(await kept(place)).toEqual(['Sent soon'])
    await place.user.keyboard('{Enter}')
    await place.pass(2500)
    await place.settle()
    expect(await kept(place)).toEqual([])
    expect(screen.getByRole('textbox')).toHaveValue('')
  })
})
