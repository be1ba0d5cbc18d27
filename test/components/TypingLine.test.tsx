import { expect, it } from 'vitest'
import { TypingLine } from '../../src/components/TypingLine/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { fa } from '../../src/i18n/fa.ts'
import { everybody } from '../../src/testing.ts'
import { general, renderChat } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

function Line() {
  useMessages(general)
  return <TypingLine channelId={general} />
}
const scene = sceneOf(channelOf('general', { members: everybody }))

it('says who is writing, by name up to two', async () => {
  const { container, other } = await renderChat(<Line />, { scene })
  const line = container.querySelector('.parlour-typing')
  const text = () => plain(line?.textContent)
  expect(text()).toBe('')
  await other('reza').types(general)
  expect(text()).toBe('رضا کریمی is typing')
  await other('xiaolong').types(general)
  expect(text()).toBe('رضا کریمی and 李小龍 are typing')
  await other('user-42').types(general)
  expect(text()).toBe('Several people are typing')
  for (const id of ['reza', 'xiaolong', 'user-42']) await other(id).types(general, false)
  expect(text()).toBe('')
})

it('keeps its row while nobody writes, so that nothing moves', async () => {
  const { container, other } = await renderChat(<Line />, { scene })
  const line = container.querySelector('.parlour-typing')
  expect(line).toBeInTheDocument()
  await other('reza').types(general)
  expect(container.querySelector('.parlour-typing')).toBe(line)
})

it('is no live region, for the one announcer speaks', async () => {
  const { container } = await renderChat(<Line />, { scene })
  const line = container.querySelector('.parlour-typing')
  expect(line?.closest('[aria-live], [role=status], [role=alert], [role=log]')).toBeNull()
  expect(line?.querySelector('[aria-live], [role=status], [role=alert], [role=log]')).toBeNull()
})

it('lets somebody go seven seconds after the last word that they write (PR-2)', async () => {
  const { container, other, pass } = await renderChat(<Line />, { scene })
  const text = () => plain(container.querySelector('.parlour-typing')?.textContent)
  await other('reza').types(general)
  await pass(6500)
  expect(text()).toBe('رضا کریمی is typing')
  await other('reza').types(general)
  await pass(6500)
  expect(text()).toBe('رضا کریمی is typing')
  await pass(700)
  expect(text()).toBe('')
})

it('speaks Persian', async () => {
  const { container, other } = await renderChat(<Line />, { scene, chat: { locale: 'fa', strings: fa } })
  await other('user-42').types(general)
  expect(plain(container.querySelector('.parlour-typing')?.textContent)).toBe('42 در حال نوشتن است')
})
