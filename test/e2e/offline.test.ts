import { describe, it } from 'vitest'
import { betweenTwo } from './support/betweenTwo.ts'
import { expect } from './support/expect.ts'
import { type Person, withoutNetwork } from './support/person.ts'
import { silence } from './support/silence.ts'

/** A dead line is noticed within 15 s (a ping every 10 s, 5 s for its answer), and its words appear after 2 s more. */
const NOTICED_MS = 20_000
const BACK_MS = 20_000

let ann: Person
let reza: Person

betweenTwo(
  'messaging:design-review',
  (two) => {
    ;({ ann, reza } = two)
  },
  ({ problems }) => withoutNetwork(problems),
)

/** Says all of it at once, as somebody does who has not noticed that the line is gone. */
async function sayAll(person: Person, texts: readonly string[]): Promise<void> {
  for (const text of texts) await person.say(text)
}

async function everythingArrives(texts: readonly string[]): Promise<void> {
  for (const person of [ann, reza]) {
    await expect.poll(() => person.textsFrom(texts[0] ?? ''), { timeout: BACK_MS }).toEqual(texts)
    for (const text of texts) {
      const row = person.message(text)
      if ((await row.getAttribute('data-own')) !== null)
        await expect(row).toHaveAttribute('data-status', /sent|read/)
    }
  }
}

describe('one side loses the network', () => {
  it('and is told: what they write waits, what the other wrote comes before it, everything once', async () => {
    await ann.say('Tunnel ahead')
    await expect(reza.message('Tunnel ahead')).toBeVisible()
    await ann.context.setOffline(true)
    await sayAll(ann, ['From the tunnel 1', 'From the tunnel 2', 'From the tunnel 3'])
    expect((await ann.rows()).slice(-3)).toMatchObject([
      { text: 'From the tunnel 1', status: 'sending' },
      { text: 'From the tunnel 2', status: 'sending' },
      { text: 'From the tunnel 3', status: 'sending' },
    ])
    await expect(ann.message('From the tunnel 3').getByText('Waiting for connection')).toBeAttached()
    await expect(ann.banner).toContainText('You are offline. Messages will be sent when you are back online')
    await sayAll(reza, ['Into the silence 1', 'Into the silence 2'])
    await expect(reza.message('Into the silence 2')).toHaveAttribute('data-status', /sent|read/)
    await expect(ann.message('Into the silence 1')).toHaveCount(0)
    await expect(reza.message('From the tunnel 1')).toHaveCount(0)

    await ann.context.setOffline(false)
    await everythingArrives([
      'Tunnel ahead',
      'Into the silence 1',
      'Into the silence 2',
      'From the tunnel 1',
      'From the tunnel 2',
      'From the tunnel 3',
    ])
    await expect(ann.banner).toHaveCount(0)
    await reza.say('There you are')
    await expect(ann.message('There you are')).toBeVisible()
  })

  it('and nobody says so: a line that is dead but open is noticed, and everything arrives all the same', async () => {
    await ann.say('Lift')
    await expect(reza.message('Lift')).toBeVisible()
    const restore = await silence(ann.page)
    await sayAll(ann, ['From the lift 1', 'From the lift 2', 'From the lift 3'])
    const shown = (await ann.rows()).slice(-3)
    expect(shown.map(({ text }) => text)).toEqual(['From the lift 1', 'From the lift 2', 'From the lift 3'])
    // The first was tried, and nobody answered.
    for (const { status } of shown) expect(status).toMatch(/^(sending|unconfirmed)$/)
    await sayAll(reza, ['Which floor?', 'Hello?'])
    await expect(reza.message('Hello?')).toHaveAttribute('data-status', /sent|read/)
    await expect(ann.banner).toContainText('Connection lost', { timeout: NOTICED_MS })

    await restore()
    await everythingArrives([
      'Lift',
      'Which floor?',
      'Hello?',
      'From the lift 1',
      'From the lift 2',
      'From the lift 3',
    ])
    await expect(ann.banner).toHaveCount(0)
    await reza.say('Third floor')
    await expect(ann.message('Third floor')).toBeVisible()
  })
})
