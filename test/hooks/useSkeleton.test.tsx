import { expect, it } from 'vitest'
import { useSkeleton } from '../../src/hooks/useSkeleton.ts'
import { renderChatHook } from '../support/renderChat.tsx'

/* LO-1: after 200 ms, and then for at least 400 ms. */
const draw = () =>
  renderChatHook(({ isLoading }: { readonly isLoading: boolean }) => useSkeleton(isLoading), {
    initialProps: { isLoading: true },
    impatient: true,
  })

it('is nothing for what is there soon', async () => {
  const { result, rerender, pass } = await draw()
  await pass(180)
  expect(result.current).toBe(false)
  rerender({ isLoading: false })
  await pass(1000)
  expect(result.current).toBe(false)
})

it('appears after a moment, and does not flash', async () => {
  const { result, rerender, pass } = await draw()
  await pass(210)
  expect(result.current).toBe(true)
  rerender({ isLoading: false })
  await pass(370)
  expect(result.current).toBe(true)
  await pass(40)
  expect(result.current).toBe(false)
})

it('goes at once when it has been there long enough', async () => {
  const { result, rerender, pass } = await draw()
  await pass(1000)
  rerender({ isLoading: false })
  await pass(1)
  expect(result.current).toBe(false)
})
