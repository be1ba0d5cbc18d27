import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { version as reactVersion, type ReactNode } from 'react'
import { version as domVersion } from 'react-dom'
import { expect, it } from 'vitest'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** The projects `unit` and `react18` run this folder. It would be easy to run both on the same React and not notice. */
it('runs on the React its project is for', () => {
  const major = new RegExp(`^${process.env.EXPECTED_REACT}\\.`)
  expect(reactVersion).toMatch(major)
  expect(domVersion).toMatch(major)
})

it('gives libraries the same React: zustand', () => {
  const store = createStore(() => 1)
  const { result } = renderHook(() => useStore(store))
  act(() => store.setState(2))
  expect(result.current).toBe(2)
})

it('gives libraries the same React: TanStack Query', async () => {
  const client = new QueryClient()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useQuery({ queryKey: ['a'], queryFn: () => Promise.resolve(42) }), {
    wrapper,
  })
  await waitFor(() => expect(result.current.data).toBe(42))
})
