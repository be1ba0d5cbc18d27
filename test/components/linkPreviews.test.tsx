import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { messageKey } from '../../src/model/id.ts'
import { selectRows } from '../../src/state/rows.ts'
import { selectDraft, selectMessage } from '../../src/state/selectors.ts'
import { general, renderChat, type RenderedChat, type RenderOptions } from '../support/renderChat.tsx'
import { pageOf, pagesOf } from '../support/pages.ts'
import { plain } from '../support/spoken.ts'

/* MS-12: what is behind a link, before it is sent and after */

const TEA = 'https://tea.example/green'
const CAKE = 'https://cake.example/'
const web = () =>
  pagesOf({ [TEA]: pageOf('All about tea', 'https://tea.example/leaf.png'), [CAKE]: pageOf('Cake') })

async function open(options: RenderOptions = {}) {
  const place = await renderChat(<Channel channelId={general} />, { server: web().server, ...options })
  return { ...place, field: screen.getByRole<HTMLTextAreaElement>('textbox') }
}
const card = () => screen.queryByRole('group', { name: 'Link preview' })
const remove = () => screen.getByRole('button', { name: 'Remove preview' })
/** Writes and waits until what is asked for has been answered. */
async function write(place: RenderedChat, text: string): Promise<void> {
  await place.user.type(screen.getByRole('textbox'), text)
  await screen.findByRole('group', { name: 'Link preview' })
  await place.pass(500)
  await place.settle()
}
const asked = ({ wire }: RenderedChat) => wire.of(/GET \/og/).length
const attachmentsOf = async (place: RenderedChat, text: string) => {
  const path = { type: 'messaging', id: 'general' }
  const { messages } = await place.world.server
    .as('reza')
    .call('getOrCreateChannel', { path, body: { state: true } })
  return messages.find((each) => each.text === text)?.attachments
}

describe('while a link is being written', () => {
  it('the composer shows title, host and picture of the page, half a second after the last key', async () => {
    const place = await open()
    await place.user.type(place.field, `See ${TEA}`)
    await screen.findByRole('group', { name: 'Link preview' })
    await place.pass(300)
    await place.user.type(place.field, ' now')
    await place.pass(400)
    expect(asked(place)).toBe(0)
    expect(card()).toHaveAttribute('aria-busy', 'true')
    await place.pass(100)
    await place.settle()
    expect(plain(card()?.textContent)).toBe('All about teatea.example')
    expect(card()?.querySelector('img')).toHaveAttribute('src', 'https://tea.example/leaf.png')
    expect(asked(place)).toBe(1)
  })

  it('asks once for each link, also when it comes back, and never shows one under another', async () => {
    const place = await open()
    await write(place, TEA)
    await place.user.clear(place.field)
    expect(card()).toBeNull()
    await place.user.type(place.field, CAKE)
    await screen.findByRole('group', { name: 'Link preview' })
    expect(plain(card()?.textContent)).toBe('cake.example')
    await place.pass(500)
    await place.settle()
    expect(plain(card()?.textContent)).toBe('Cakecake.example')
    await place.user.clear(place.field)
    await write(place, TEA)
    expect(plain(card()?.textContent)).toBe('All about teatea.example')
    expect(asked(place)).toBe(2)
  })

  it('keeps the room of what turns out to be nothing until the next key (P-6)', async () => {
    const place = await open()
    await write(place, 'https://nothing.example/')
    expect(plain(card()?.textContent)).toBe('No previewnothing.example')
    await place.user.type(place.field, ' ')
    expect(card()).toBeNull()
    await place.pass(600)
    expect(asked(place)).toBe(1)
    expect(screen.getByRole('alert')).toBeEmptyDOMElement()
  })

  it('a private host is refused by the server and nothing is read', async () => {
    const pages = web()
    const place = await open({ server: pages.server })
    await write(place, 'http://192.168.0.1/admin')
    expect(plain(card()?.textContent)).toBe('No preview192.168.0.1')
    expect(pages.asked).toEqual([])
  })

  it('a slow page holds up neither writing nor sending', async () => {
    let answer = (): void => undefined
    const slow = pagesOf({ [TEA]: () => new Promise((resolve) => (answer = () => resolve(pageOf('Late')))) })
    const place = await open({ server: slow.server })
    await place.user.type(place.field, TEA)
    await screen.findByRole('group', { name: 'Link preview' })
    await place.pass(600)
    expect(card()).toHaveAttribute('aria-busy', 'true')
    await place.user.type(place.field, ' and more')
    expect(place.field).toHaveValue(`${TEA} and more`)
    answer()
    await place.settle()
    expect(plain(card()?.textContent)).toBe('Latetea.example')
  })

  it('a hostile page says nothing but words', async () => {
    const title = 'Bank\u202e \u2067evil &lt;img src=x onerror=alert(1)&gt; \u0645\u0648\u0632'
    const pages = pagesOf({ [TEA]: pageOf(title, 'javascript:alert(1)') })
    const place = await open({ server: pages.server })
    await write(place, TEA)
    expect(card()?.querySelector('img')).toBeNull()
    expect(card()?.textContent).toContain('<img src=x onerror=alert(1)>')
    expect(card()?.textContent).not.toMatch(/[\u202a-\u202e]/)
    expect(card()?.querySelectorAll('bdi')).toHaveLength(2)
  })

  it('nothing is asked where the channel shows no previews', async () => {
    const off = { channelTypes: { messaging: { config: { url_enrichment: false } } } }
    const place = await open({ server: { ...web().server, ...off } })
    await place.user.type(place.field, TEA)
    await place.pass(1000)
    expect(card()).toBeNull()
    expect(asked(place)).toBe(0)
  })

  it('nothing is asked of what is code, and of the message being edited', async () => {
    const place = await open()
    await place.user.type(place.field, `\`${TEA}\``)
    await place.pass(1000)
    await place.user.clear(place.field)
    await place.user.keyboard('{ArrowUp}')
    await place.user.type(place.field, ` ${TEA}`)
    await place.pass(1000)
    expect(card()).toBeNull()
    expect(asked(place)).toBe(0)
  })

  it('offline nothing is asked, and asked when the line is back', async () => {
    const place = await open()
    act(() => place.network.setOnline(false))
    await place.pass(100)
    await place.user.type(place.field, TEA)
    await place.pass(1000)
    expect(card()).toBeNull()
    expect(asked(place)).toBe(0)
    act(() => place.network.setOnline(true))
    await place.until(() => place.chat.store.getState().connection.state === 'online')
    await place.settle()
    await waitFor(() => expect(plain(card()?.textContent)).toBe('All about teatea.example'))
  })
})

describe('a preview that is removed', () => {
  it('before it is sent is on no message, and the field keeps the focus', async () => {
    const place = await open()
    await write(place, TEA)
    await place.user.click(remove())
    expect(card()).toBeNull()
    expect(place.field).toHaveFocus()
    await place.user.keyboard('{Enter}')
    await place.settle()
    expect(await attachmentsOf(place, TEA)).toEqual([])
    // The next message with the same link shows its own again.
    await write(place, TEA)
    expect(card()).not.toBeNull()
    await place.user.keyboard('{Enter}')
    await place.settle()
    await place.pass(100)
    expect(screen.getAllByRole('link', { name: /All about tea/ })).toHaveLength(1)
  })

  it('is of its link: another one shows its own', async () => {
    const place = await open()
    await write(place, TEA)
    await place.user.click(remove())
    await place.user.clear(place.field)
    await write(place, CAKE)
    expect(plain(card()?.textContent)).toBe('Cakecake.example')
    await place.user.keyboard('{Enter}')
    await place.settle()
    expect(await attachmentsOf(place, CAKE)).toMatchObject([{ title: 'Cake' }])
  })

  it('and whose message is changed before it has left shows what is behind another link', async () => {
    const place = await open()
    act(() => place.network.setOnline(false))
    const send = (text: string) => place.chat.send(general, text, { withoutPreview: true })
    const keys = { same: messageKey(''), other: messageKey('') }
    act(() => {
      keys.same = send(`One ${TEA}`) ?? keys.same
      keys.other = send(`Two ${TEA}`) ?? keys.other
    })
    const { same, other } = keys
    act(() => place.chat.edit(general, same, `Still ${TEA}`))
    act(() => place.chat.edit(general, other, `Now ${CAKE}`))
    act(() => place.network.setOnline(true))
    await place.until(() => place.chat.store.getState().outbox.entries.size === 0)
    await place.settle()
    expect(await attachmentsOf(place, `Still ${TEA}`)).toEqual([])
    expect(await attachmentsOf(place, `Now ${CAKE}`)).toMatchObject([{ title: 'Cake' }])
  })

  it('stays removed over a reload', async () => {
    const place = await open()
    await write(place, TEA)
    await place.user.click(remove())
    await place.pass(500)
    place.unmount()
    const again = place.world.join('ann')
    const { chat } = again
    const stop = chat.connect()
    await place.until(() => selectDraft(chat.store.getState(), general).text === TEA)
    expect(selectDraft(chat.store.getState(), general).unpreviewed).toEqual([TEA])
    stop()
  })
})

describe('the card of a message', () => {
  const sendTea = async (place: RenderedChat) => {
    await place.user.type(screen.getByRole('textbox'), `Look: ${TEA}{Enter}`)
    await place.settle()
    await place.pass(100)
    return screen.findByRole('link', { name: /All about tea/ })
  }

  it('is seen by the others, who cannot remove it', async () => {
    const place = await open()
    await place.other('reza').says(general, TEA, { id: 'of-reza' })
    await place.settle()
    const link = await screen.findByRole('link', { name: /All about tea/ })
    const row = link.closest<HTMLElement>('article')
    expect(row && within(row).queryByRole('button', { name: 'Remove preview' })).toBeNull()
  })

  it('is removed by its author at once and for everybody, and nothing else that hangs on it', async () => {
    const place = await open()
    const id = await place.other('ann').says(general, TEA, {
      attachments: [
        { type: 'file', title: 'a.pdf', asset_url: 'https://f.example/a.pdf', custom: { of: 'us' } },
      ],
    })
    await place.settle()
    await screen.findByRole('link', { name: /All about tea/ })
    const before = await attachmentsOf(place, TEA)
    await place.user.click(remove())
    expect(screen.queryByRole('link', { name: /All about tea/ })).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('article', { name: /a\.pdf|tea\.example/ }))
    await place.settle()
    expect(before).toHaveLength(2)
    expect(before?.[0]).toMatchObject({ title: 'a.pdf', of: 'us' })
    expect(await attachmentsOf(place, TEA)).toEqual(before?.slice(0, 1))
    expect(selectMessage(place.chat.store.getState(), general, messageKey(id))?.editedAt).toBeNull()
  })

  it('does not come back with an edit that keeps the link, and another link shows its own', async () => {
    const place = await open()
    await sendTea(place)
    await place.user.click(remove())
    await place.settle()
    const key = messageKey(selectRows(place.chat.store.getState(), general).at(-1) ?? '')
    act(() => place.chat.edit(general, key, `Look here: ${TEA}`))
    await place.settle()
    expect(await attachmentsOf(place, `Look here: ${TEA}`)).toEqual([])
    act(() => place.chat.edit(general, key, `Or: ${CAKE}`))
    await place.settle()
    await place.pass(100)
    expect(await attachmentsOf(place, `Or: ${CAKE}`)).toMatchObject([{ title: 'Cake' }])
  })

  it('comes back, with the server’s words, when that refuses', async () => {
    const place = await open()
    await sendTea(place)
    const body = JSON.stringify({ code: 17, message: 'Not today', StatusCode: 403, duration: '0ms' })
    place.network.failNext('updateMessagePartial', { status: 403, body })
    await place.user.click(remove())
    await place.settle()
    await screen.findByRole('link', { name: /All about tea/ })
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Preview not removed. Not today'))
  })

  it('that is gone already stays gone when the answer was lost', async () => {
    const place = await open()
    await sendTea(place)
    place.network.failNext('updateMessagePartial', 'lost-response')
    await place.user.click(remove())
    await place.pass(60_000)
    await place.settle()
    expect(await attachmentsOf(place, `Look: ${TEA}`)).toEqual([])
    expect(place.chat.store.getState().outbox.entries.size).toBe(0)
  })
})
