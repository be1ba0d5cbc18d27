import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { Composer } from '../../src/components/Composer/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { Thread } from '../../src/components/Thread/index.ts'
import { threadId } from '../../src/model/id.ts'
import { selectLatest } from '../../src/state/selectors.ts'
import type { Place } from '../support/openPlace.ts'
import { fromReza, general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

const words = (name: string, content = 'words'): File =>
  // Not every document object model lets a file be read like a browser does.
  Object.assign(new File([content], name, { type: 'text/plain', lastModified: 1 }), {
    slice: () => new Response(content),
  })
/** The server in the tab cannot read the forms of this document object model. */
const accept = ({ network }: Place): void =>
  network.failNext(
    'uploadChannelFile',
    { status: 201, body: JSON.stringify({ file: 'https://parlour.invalid/uploads/1/a', duration: '1ms' }) },
    10,
  )

const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name: spoken(name) })
const picker = (within: ParentNode = document): HTMLInputElement => {
  const input = within.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('Nothing to pick files with.')
  return input
}

async function open(options: RenderOptions = {}) {
  const place = await renderChat(<Channel channelId={general} />, { prepare: accept, ...options })
  return {
    ...place,
    /** Picks files, and waits until the tray has come; they may still be on their way. */
    async pick(...files: readonly File[]) {
      await place.user.upload(picker(), [...files])
      await screen.findByRole('list', { name: 'Attachments' })
      await place.pass(0)
    },
    states: () => (place.chat.store.getState().uploads.get(general) ?? []).map(({ state }) => state),
    /** What is in the tray, as it is read. */
    items: () =>
      within(screen.getByRole('list', { name: 'Attachments' }))
        .getAllByRole('listitem')
        .map((item) => plain(item.querySelector('[data-slot="upload-name"] > :first-child')?.textContent)),
  }
}

describe('the button that attaches', () => {
  it('UP-3: says what is taken', async () => {
    await open()
    expect(button('Attach files')).toHaveAccessibleDescription(/Up to 100 MB each\./)
    expect(picker()).toHaveAttribute('multiple')
    expect(picker()).not.toHaveAttribute('accept')
  })

  it('is not there where I may not upload, and nothing else of it', async () => {
    await open({ server: { channelTypes: { messaging: { config: { uploads: false } } } } })
    expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull()
    expect(document.querySelector('input[type=file]')).toBeNull()
    expect(button('Send message')).toHaveAccessibleDescription('Write something first')
  })

  it('is not there while a message is edited', async () => {
    const { user } = await open()
    await user.type(screen.getByRole('textbox'), '{ArrowUp}')
    expect(screen.getByRole('textbox')).toHaveValue('In ten minutes.')
    expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull()
  })
})

describe('UP-1: a file in the tray', () => {
  it('tells how far it is, is cancelled, tried again and removed', async () => {
    const { user, pick, network, until, states } = await open()
    network.setUploadSpeed(10)
    await pick(words('minutes.txt', 'x'.repeat(100)))
    await until(() => states()[0] === 'uploading')
    const bar = screen.getByRole('progressbar', { name: 'minutes.txt' })
    await until(() => Number(bar.getAttribute('aria-valuenow')) >= 30)
    expect(bar).toHaveAttribute('aria-valuetext', expect.stringMatching(/^[34]\d bytes of 100 bytes$/))
    await user.click(button('Cancel minutes.txt'))
    expect(states()).toEqual(['cancelled'])
    expect(screen.queryByRole('progressbar')).toBeNull()
    expect(screen.getByText('Cancelled')).toBeInTheDocument()
    network.setUploadSpeed(10_000)
    await user.click(button('Retry minutes.txt'))
    expect(button(/(Cancel|Remove) minutes.txt/)).toHaveFocus()
    await until(() => states()[0] === 'done')
    expect(screen.getByText('Ready')).toBeInTheDocument()
    await user.click(button('Remove minutes.txt'))
    expect(screen.queryByRole('list', { name: 'Attachments' })).toBeNull()
  })

  it('UP-4: after one is removed the focus is on the next one, then the one before, then the attach button', async () => {
    const { user, pick, until, states, items } = await open()
    await pick(words('a.txt'), words('b.txt'), words('c.txt'))
    await until(() => states().every((state) => state === 'done'))
    await user.click(button('Remove b.txt'))
    expect(items()).toEqual(['a.txt', 'c.txt'])
    expect(button('Remove c.txt')).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(button('Remove a.txt')).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(button('Attach files')).toHaveFocus()
  })

  it('UP-5: Alt with an arrow moves it, and says so; the focus stays', async () => {
    const { user, pick, until, states, items } = await open()
    await pick(words('a.txt'), words('b.txt'), words('c.txt'))
    await until(() => states().every((state) => state === 'done'))
    act(() => button('Remove a.txt').focus())
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(items()).toEqual(['b.txt', 'a.txt', 'c.txt'])
    expect(button('Remove a.txt')).toHaveFocus()
    await waitFor(() => expect(plain(screen.getByRole('log').textContent)).toContain('a.txt is now 2 of 3'))
    await user.keyboard('{Alt>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Alt}')
    expect(items()).toEqual(['b.txt', 'a.txt', 'c.txt'])
    await user.keyboard('{ArrowDown}')
    expect(items()).toEqual(['b.txt', 'a.txt', 'c.txt'])
  })

  it('UP-2: says in words why the server would not have it; that cannot be tried again', async () => {
    const { pick, states, until, network } = await open({ prepare: () => {} })
    const refusal = { code: 22, message: 'the file is too large', StatusCode: 413 }
    network.failNext('uploadChannelFile', { status: 413, body: JSON.stringify(refusal) })
    await pick(words('large.txt'))
    await until(() => states()[0] === 'rejected')
    expect(screen.getByText('Too large for the server')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: spoken(/^Retry/) })).toBeNull()
    expect(button('Remove large.txt')).toBeInTheDocument()
  })
})

describe('UP-2: what is not taken', () => {
  it('is listed with its reason and spoken; the rest goes on, and a duplicate is asked about', async () => {
    const { user, pick, items, settle } = await open()
    await pick(words('a.txt'))
    await user.upload(picker(), [words('a.txt'), words('empty.txt', ''), words('b.txt')])
    const note = await screen.findByRole('group', { name: '2 files not attached' })
    await settle()
    expect(
      within(note)
        .getAllByRole('listitem')
        .map((item) => plain(item.textContent)),
    ).toEqual(['a.txt: It is attached already', 'empty.txt: The file is empty'])
    expect(items()).toEqual(['a.txt', 'b.txt'])
    const alert = plain(screen.getByRole('alert').textContent)
    expect(alert).toContain('Not attached: a.txt. It is attached already')
    expect(alert).toContain('Not attached: empty.txt. The file is empty')
    await user.click(button('Attach again'))
    await waitFor(() => expect(items()).toEqual(['a.txt', 'b.txt', 'a.txt']))
    expect(within(note).getAllByRole('listitem')).toHaveLength(1)
    await user.click(within(note).getByRole('button', { name: 'Close' }))
    expect(note).not.toBeInTheDocument()
    expect(button('Attach files')).toHaveFocus()
  })

  it('is still told when one comes back from another conversation', async () => {
    const { user, rerender } = await open()
    await user.upload(picker(), words('empty.txt', ''))
    await screen.findByRole('group', { name: '1 file not attached' })
    rerender(<Channel channelId="messaging:empty" />)
    expect(screen.queryByRole('group', { name: /not attached/ })).toBeNull()
    rerender(<Channel channelId={general} />)
    expect(await screen.findByRole('group', { name: '1 file not attached' })).toBeInTheDocument()
  })
})

describe('CO-4: the composer with files', () => {
  it('sends them without words, while they are on their way; the tray is empty then', async () => {
    const { user, pick, states, network, chat, until } = await open()
    expect(button('Send message')).toHaveAccessibleDescription('Write something or attach a file first')
    network.setUploadSpeed(2)
    await pick(words('minutes.txt'))
    expect(button('Send message')).toHaveAttribute('aria-disabled', 'false')
    await user.click(button('Send message'))
    await until(() => states().length === 0)
    expect(screen.getByRole('textbox')).toHaveFocus()
    network.setUploadSpeed(10_000)
    await until(() => selectLatest(chat.store.getState(), general)?.attachments.length === 1)
    expect(selectLatest(chat.store.getState(), general)?.attachments[0]?.title).toBe('minutes.txt')
  })

  it('KB: an empty field with files beside it is not one from which the last message is edited', async () => {
    const { user, pick } = await open()
    await pick(words('minutes.txt'))
    await user.type(screen.getByRole('textbox'), '{ArrowUp}')
    expect(screen.getByRole('textbox')).toHaveValue('')
  })

  it('a thread has a tray of its own', async () => {
    const { user, chat, settle } = await renderChat(
      <>
        <Composer channelId={general} />
        <Thread channelId={general} root={fromReza} />
      </>,
      { prepare: accept },
    )
    const pane = screen.getByRole('region', { name: spoken(/^Thread/) })
    await user.upload(picker(pane), words('a.txt'))
    expect(await within(pane).findByRole('list', { name: 'Attachments' })).toBeInTheDocument()
    await settle()
    expect(screen.getAllByRole('list', { name: 'Attachments' })).toHaveLength(1)
    const { uploads } = chat.store.getState()
    expect(uploads.get(general)).toBeUndefined()
    expect(uploads.get(threadId(general, fromReza))).toHaveLength(1)
  })

  it('is all there in Persian, with its digits', async () => {
    const { user, settle } = await open({ chat: { locale: 'fa', strings: fa } })
    await user.upload(picker(), words('صورت‌جلسه.txt', 'x'.repeat(1536)))
    const list = await screen.findByRole('list', { name: 'پیوست‌ها' })
    await settle()
    expect(plain(list.textContent)).toContain('۱٫۵ کیلوبایت')
    expect(screen.getByRole('button', { name: spoken('برداشتن صورت‌جلسه.txt') })).toBeInTheDocument()
  })
})
