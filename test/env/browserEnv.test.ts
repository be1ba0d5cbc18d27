import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { xhrUpload } from '../../src/env/xhrUpload.ts'
import type { KeyValueStorage, WakeReason } from '../../src/env/env.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  localStorage.clear()
})

const show = (state: 'visible' | 'hidden', hasFocus: boolean): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  vi.spyOn(document, 'hasFocus').mockReturnValue(hasFocus)
}

describe('the page', () => {
  it('is visible only while it is shown and its window has the focus', () => {
    const env = browserEnv()
    show('visible', true)
    expect(env.isVisible()).toBe(true)
    show('visible', false)
    expect(env.isVisible()).toBe(false)
    show('hidden', true)
    expect(env.isVisible()).toBe(false)
  })

  it('says when it may have changed under the kit, and why', () => {
    const reasons: WakeReason[] = []
    const cancel = browserEnv().onWake((reason) => reasons.push(reason))
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    show('hidden', false)
    document.dispatchEvent(new Event('visibilitychange'))
    show('visible', true)
    document.dispatchEvent(new Event('visibilitychange'))
    show('visible', false)
    window.dispatchEvent(new Event('blur'))
    show('visible', true)
    window.dispatchEvent(new Event('focus'))
    const shown = (persisted: boolean): Event => Object.assign(new Event('pageshow'), { persisted })
    window.dispatchEvent(shown(false))
    window.dispatchEvent(shown(true))
    expect(reasons).toEqual(['offline', 'online', 'hidden', 'visible', 'hidden', 'visible', 'restored'])
    cancel()
    for (const type of ['offline', 'online', 'blur', 'focus']) window.dispatchEvent(new Event(type))
    window.dispatchEvent(shown(true))
    document.dispatchEvent(new Event('visibilitychange'))
    expect(reasons).toHaveLength(7)
  })

  it('knows whether there is a network', () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    expect(browserEnv().isOnline()).toBe(false)
  })
})

describe('time and chance', () => {
  it('calls back once, and not when cancelled', async () => {
    const env = browserEnv()
    const called: string[] = []
    env.after(1, () => called.push('a'))
    env.after(1, () => called.push('b'))()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(called).toEqual(['a'])
    expect(env.monotonic()).toBeLessThanOrEqual(env.monotonic())
    expect(Math.abs(env.now() - Date.now())).toBeLessThan(1000)
  })

  it('makes UUIDs of version 4, also where the page is not secure and there is no randomUUID', () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) })
    expect(browserEnv().uuid()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
    vi.unstubAllGlobals()
    const names = Array.from({ length: 200 }, () => browserEnv().uuid())
    expect(new Set(names).size).toBe(200)
    for (const name of names)
      expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe.each<[string, () => KeyValueStorage]>([
  ['memoryStorage', memoryStorage],
  ['local storage', () => browserEnv().storage],
])('%s', (_name, make) => {
  it('keeps text by key', async () => {
    const storage = make()
    expect(await storage.get('a')).toBeNull()
    await storage.set('a:1', 'one')
    await storage.set('a:2', 'two')
    await storage.set('b:1', 'three')
    await storage.set('a:1', '')
    expect(await storage.get('a:1')).toBe('')
    expect([...(await storage.keys('a:'))].toSorted()).toEqual(['a:1', 'a:2'])
    await storage.remove('a:1')
    await storage.remove('a:1')
    expect(await storage.get('a:1')).toBeNull()
    expect(await storage.keys('')).toHaveLength(2)
  })
})

describe('local storage', () => {
  it('outlives the page', async () => {
    await browserEnv().storage.set('a', 'kept')
    expect(await browserEnv().storage.get('a')).toBe('kept')
  })

  it('rejects, and does not throw, when the browser refuses it or the disk is full', async () => {
    const { storage } = browserEnv()
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(storage.set('a', 'x')).rejects.toMatchObject({ name: 'QuotaExceededError' })
  })
})

describe('upload', () => {
  /** A request that does what a test says. */
  class FakeRequest {
    static latest: FakeRequest
    readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
    readonly headers: Record<string, string> = {}
    status = 0
    responseText = ''
    sent: unknown
    isAborted = false
    onload = (): void => {}
    onloadend = (): void => {}
    onerror = (): void => {}
    onabort = (): void => {}
    opened: readonly string[] = []
    constructor() {
      FakeRequest.latest = this
    }
    open(...opened: string[]): void {
      this.opened = opened
    }
    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value
    }
    getAllResponseHeaders(): string {
      return 'retry-after: 7\r\ncontent-type: application/json\r\n'
    }
    send(body: unknown): void {
      this.sent = body
    }
    abort(): void {
      this.isAborted = true
      this.onabort()
      this.onloadend()
    }
    answer(status: number, text: string): void {
      Object.assign(this, { status, responseText: text })
      this.onload()
      this.onloadend()
    }
  }
  beforeEach(() => vi.stubGlobal('XMLHttpRequest', FakeRequest))

  const begin = (signal = new AbortController().signal) => {
    const progress: number[] = []
    const body = new FormData()
    const init = { method: 'POST', headers: { Authorization: 'token' }, body }
    const done = xhrUpload('https://chat.test/file', init, (ratio) => progress.push(ratio), signal)
    return { done, progress, body }
  }

  it('sends the body, tells how much has left, and answers', async () => {
    const { done, progress, body } = begin()
    const { latest } = FakeRequest
    expect([latest.opened, latest.headers, latest.sent]).toEqual([
      ['POST', 'https://chat.test/file'],
      { Authorization: 'token' },
      body,
    ])
    latest.upload.onprogress?.({ loaded: 1, total: 4 })
    latest.upload.onprogress?.({ loaded: 0, total: 0 })
    latest.answer(201, '{"file":"x"}')
    const answer = await done
    expect([answer.status, await answer.json(), progress]).toEqual([201, { file: 'x' }, [0.25, 0, 1]])
  })

  it('I32: keeps the headers, which say when to try again', async () => {
    const { done } = begin()
    FakeRequest.latest.answer(429, '{}')
    expect((await done).headers.get('Retry-After')).toBe('7')
  })

  it.each([204, 304])('answers %i, which has no body', async (status) => {
    const { done } = begin()
    FakeRequest.latest.answer(status, '')
    expect((await done).status).toBe(status)
  })

  it('fails as fetch does when the line breaks', async () => {
    const { done } = begin()
    FakeRequest.latest.onerror()
    await expect(done).rejects.toThrow(TypeError)
  })

  it('I36: is cancelled with its signal, before and while it runs', async () => {
    const life = new AbortController()
    const { done } = begin(life.signal)
    life.abort()
    expect(FakeRequest.latest.isAborted).toBe(true)
    await expect(done).rejects.toMatchObject({ name: 'AbortError' })
    const { latest } = FakeRequest
    const late = begin(life.signal)
    await expect(late.done).rejects.toMatchObject({ name: 'AbortError' })
    expect(FakeRequest.latest).toBe(latest)
  })

  it('I37: lets go of its signal when it is done', async () => {
    const life = new AbortController()
    const [add, remove] = [
      vi.spyOn(life.signal, 'addEventListener'),
      vi.spyOn(life.signal, 'removeEventListener'),
    ]
    const { done } = begin(life.signal)
    FakeRequest.latest.answer(201, '{}')
    await done
    expect(remove.mock.calls.length).toBe(add.mock.calls.length)
  })
})
