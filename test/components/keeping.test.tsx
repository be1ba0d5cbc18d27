import { act, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Composer } from '../../src/components/Composer/index.ts'
import { MessageList } from '../../src/components/MessageList/index.ts'
import { field } from '../support/drawComposer.tsx'
import type { Place } from '../support/openPlace.ts'
import { fromReza, general, renderChat } from '../support/renderChat.tsx'

/** A conversation in which the server is slow, so that what is pressed stays pending for a while. */
const draw = (prepare: (place: Place) => void = () => {}) =>
  renderChat(
    <>
      <MessageList channelId={general} />
      <Composer channelId={general} />
    </>,
    {
      prepare: (place) => {
        place.network.setLatency(400)
        prepare(place)
      },
    },
  )
const row = (text: string): HTMLElement => {
  const found = screen.getAllByRole('article').find((article) => within(article).queryByText(text))
  if (!found) throw new Error(`No row says ${text}.`)
  return found
}
const NOT_SAVED = 'Not saved on this device'

it('I6: the field is emptied when the disk has the message, and what is typed meanwhile stays', async () => {
  const { user, env, pass } = await draw()
  env.browser.delay(30)
  await user.type(field(), 'Hello{Enter}')
  expect(row('Hello')).toBeVisible()
  expect(field()).toHaveValue('Hello')
  await user.type(field(), ' there')
  await pass(29)
  expect(field()).toHaveValue('Hello there')
  await pass(1)
  expect(field()).toHaveValue(' there')
  expect(screen.queryByText(NOT_SAVED)).toBeNull()
})

it('I6: Enter pressed twice sends once, and then what was typed in between', async () => {
  const { user, env, pass, settle } = await draw()
  env.browser.delay(30)
  await user.type(field(), 'Hello{Enter}{Enter}')
  await user.type(field(), 'Again{Enter}{Enter}')
  expect(field()).toHaveValue('HelloAgain')
  await pass(60)
  expect(field()).toHaveValue('')
  await settle()
  expect(row('Hello')).toBeVisible()
  expect(row('Again')).toBeVisible()
  expect(screen.getAllByRole('article')).toHaveLength(5)
})

it('I6: a slow disk empties the field after 50 ms, and the row says so until the disk has it', async () => {
  const { user, env, pass } = await draw()
  env.browser.delay(300)
  await user.type(field(), 'Hello{Enter}')
  await pass(49)
  expect(field()).toHaveValue('Hello')
  await pass(1)
  expect(field()).toHaveValue('')
  expect(row('Hello')).toHaveTextContent(NOT_SAVED)
  expect(row('Hello')).toHaveAccessibleName(expect.stringContaining(NOT_SAVED))
  await pass(260)
  expect(screen.queryByText(NOT_SAVED)).toBeNull()
})

it('I6: a disk that refuses is told of in the row, and costs nothing else', async () => {
  const { user, env, settle } = await draw()
  env.browser.refuse(true)
  await user.type(field(), 'Hello{Enter}')
  expect(field()).toHaveValue('')
  expect(row('Hello')).toHaveTextContent(NOT_SAVED)
  await settle()
  expect(row('Hello')).toHaveTextContent('Hello')
  expect(screen.queryByText(NOT_SAVED)).toBeNull()
})

it('I6: an edit is left when the disk has it, and what it displaced comes back', async () => {
  const { user, env, pass } = await draw()
  await user.type(field(), '{ArrowUp} Or so.')
  env.browser.delay(30)
  await user.type(field(), '{Enter}')
  expect(row('In ten minutes. Or so.')).toBeVisible()
  expect(field()).toHaveValue('In ten minutes. Or so.')
  await pass(30)
  expect(field()).toHaveValue('')
})

it('I6: what answers a message is an answer once', async () => {
  const { user, env, chat, pass, settle } = await draw()
  env.browser.delay(30)
  act(() => chat.setDraft(general, { replyTo: fromReza }))
  await user.type(field(), 'Yes{Enter}')
  await user.type(field(), ' and no')
  await pass(60)
  expect(field()).toHaveValue(' and no')
  expect(chat.store.getState().drafts.get(general)?.replyTo).toBeNull()
  await settle()
  expect(within(row('Yes')).getByText('صبح به‌خیر! Coffee?')).toBeVisible()
})
