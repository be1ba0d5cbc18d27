import { expect, onTestFinished, vi } from 'vitest'

const complaints = new Set<string>()
let isExpected = false

/** Fails the test when anything is written to `console.error`: React complains there, and a complaint is a bug. */
export function expectNoComplaints(): void {
  isExpected = false
  complaints.clear()
  const spy = vi.spyOn(console, 'error').mockImplementation((...parts: readonly unknown[]) => {
    complaints.add(parts.map(String).join(' ').slice(0, 500))
  })
  onTestFinished(() => {
    spy.mockRestore()
    if (!isExpected) expect([...complaints]).toEqual([])
  })
}

/** For a test in which something throws on purpose. */
export function expectComplaints(): void {
  expectNoComplaints()
  isExpected = true
  const hush = (event: ErrorEvent): void => event.preventDefault()
  window.addEventListener('error', hush)
  onTestFinished(() => window.removeEventListener('error', hush))
}
