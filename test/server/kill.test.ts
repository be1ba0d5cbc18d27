// @vitest-environment node
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Wire } from './support/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'parlour-kill-'))
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const PROGRAM = fileURLToPath(new URL('./support/sender.mjs', import.meta.url))
const TOKEN = `${btoa('{"alg":"none"}')}.${btoa('{"user_id":"ann"}')}.`

async function startProcess(file: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(PROGRAM, [file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  children.add(child)
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string }))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return { child, url }
}

const call = async (url: string, method: string, path: string, body?: unknown): Promise<Wire> => {
  const response = await fetch(`${url}${path}?api_key=k`, {
    method,
    headers: { Authorization: TOKEN },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

describe('a server that is killed', () => {
  it('has everything it acknowledged, once', { timeout: 60_000 }, async () => {
    const file = join(folder, 'chat.db')
    const acknowledged = new Set<string>()
    const tried: string[] = []
    for (let round = 0; round < 4; round += 1) {
      const { child, url } = await startProcess(file)
      await call(url, 'POST', '/channels/messaging/x/query', {})
      // What was tried before and not answered is tried again, with the same id, as a client does.
      const again = tried.filter((id) => !acknowledged.has(id))
      for (const id of again) {
        const answer = await call(url, 'POST', '/channels/messaging/x/message', { message: { id, text: id } })
        expect(answer.status === 201 || answer.message.includes('already exists')).toBe(true)
        acknowledged.add(id)
      }
      let alive = true
      const exited = new Promise((resolve) => child.once('exit', resolve))
      const write = async (lane: number): Promise<void> => {
        for (let index = 0; alive; index += 1) {
          const id = `r${round}-${lane}-${index}`
          tried.push(id)
          try {
            const { status } = await call(url, 'POST', '/channels/messaging/x/message', {
              message: { id, text: id },
            })
            if (status === 201) acknowledged.add(id)
          } catch {
            return
          }
        }
      }
      const lanes = [0, 1, 2].map(write)
      // In the midst of it, with calls on their way.
      const enough = acknowledged.size + 15 + round * 3
      while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 5))
      child.kill('SIGKILL')
      await exited
      alive = false
      await Promise.all(lanes)
      children.delete(child)
    }
    expect(acknowledged.size).toBeGreaterThan(60)

    const { child, url } = await startProcess(file)
    const found: Wire[] = []
    for (let page: Wire[] = []; found.length === 0 || page.length === 300;) {
      const before = found.length === 0 ? {} : { id_lt: found[0].id }
      page = (await call(url, 'POST', '/channels/messaging/x/query', { messages: { limit: 300, ...before } }))
        .messages
      found.unshift(...page)
      if (page.length === 0) break
    }
    const ids = found.map((message) => message.id as string)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...acknowledged].filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter((id) => !tried.includes(id))).toEqual([])
    const times = found.map((message) => message.created_at as string)
    expect(times).toEqual([...new Set(times)].sort())
    const { channel } = await call(url, 'GET', '/channels/messaging/x')
    expect(channel.message_count).toBe(ids.length)
    child.kill('SIGKILL')
    children.delete(child)
  })
})
