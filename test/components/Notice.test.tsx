import { act, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Notice, NoticeList } from '../../src/components/Notice/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { fa } from '../../src/i18n/fa.ts'
import { fromAnn, general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { spoken } from '../support/spoken.ts'

function Board() {
  useMessages(general)
  return <NoticeList />
}
const draw = (options: RenderOptions = {}) => renderChat(<Board />, options)
const refusal = (message: string) => ({
  status: 403,
  body: JSON.stringify({ code: 17, message, StatusCode: 403, duration: '0ms' }),
})
const sentence = (text: string): HTMLElement => screen.getByText(spoken(text))

it('says what a place is in and offers the one thing to do', async () => {
  const onClick = vi.fn<() => void>()
  const { user } = await renderChat(
    <Notice kind="error" action={{ label: 'Try again', onClick }}>
      It did not work.
    </Notice>,
  )
  expect(screen.getByText('It did not work.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onClick).toHaveBeenCalledOnce()
})

it('says of each refusal what was taken back, in the server’s words, until it is closed', async () => {
  const { chat, network, user, settle } = await draw()
  expect(screen.queryByRole('list')).toBeNull()
  network.failNext('sendReaction', refusal('Too cheerful'))
  act(() => chat.react(general, fromAnn, 'party', true))
  network.failNext('deleteMessage', refusal('It is history'))
  act(() => chat.remove(general, fromAnn))
  await settle()
  expect(sentence('Reaction not saved. Too cheerful')).toBeInTheDocument()
  expect(sentence('Message not deleted. It is history')).toBeInTheDocument()
  await user.click(screen.getAllByRole('button', { name: 'Close' })[0] as HTMLElement)
  expect(screen.queryByText(spoken(/cheerful/))).toBeNull()
  expect(sentence('Message not deleted. It is history')).toBeInTheDocument()
})

it('shows no more than three', async () => {
  const { chat, network, settle } = await draw()
  for (let count = 0; count < 5; count += 1) {
    network.failNext('sendReaction', refusal(`No ${count}`))
    act(() => chat.react(general, fromAnn, `r${count}`, true))
    await settle()
  }
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
  expect(sentence('Reaction not saved. No 4')).toBeInTheDocument()
})

it('moves no focus', async () => {
  const { chat, network, settle, user } = await renderChat(
    <>
      <Board />
      <button type="button">Here</button>
    </>,
  )
  await user.click(screen.getByRole('button', { name: 'Here' }))
  network.failNext('sendReaction', refusal('No'))
  act(() => chat.react(general, fromAnn, 'party', true))
  await settle()
  expect(screen.getByRole('button', { name: 'Here' })).toHaveFocus()
})

it('speaks Persian', async () => {
  const { chat, network, settle } = await draw({ chat: { locale: 'fa', strings: fa } })
  network.failNext('sendReaction', refusal('No'))
  act(() => chat.react(general, fromAnn, 'party', true))
  await settle()
  expect(sentence('واکنش ثبت نشد. No')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'بستن' })).toBeInTheDocument()
})
