import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useProfile } from '../../src/components/Profile/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { fa } from '../../src/i18n/fa.ts'
import { userId } from '../../src/model/id.ts'
import { general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { plain, spoken } from '../support/spoken.ts'

/* CH-2: name, role, presence, local time; nothing that cannot be done. */
function Author() {
  useMessages(general)
  const showProfile = useProfile()
  return (
    <button type="button" onClick={({ currentTarget }) => showProfile(userId('reza'), currentTarget)}>
      Reza
    </button>
  )
}

async function open(change: object = {}, options: RenderOptions = {}) {
  const place = await renderChat(<Author />, { ...options, chat: { timeZone: 'UTC', ...options.chat } })
  await place.host.call('updateUsers', {
    body: { users: { reza: { id: 'reza', name: 'Reza Karimi', ...change } } },
  })
  await place.user.click(screen.getByRole('button', { name: 'Reza' }))
  const profile = await screen.findByRole('group', { name: spoken(/Reza Karimi/) })
  return { ...place, profile, facts: () => plain(factsOf(profile)) }
}

/** Name and facts, without what can be done. */
const factsOf = (profile: HTMLElement): string =>
  ['profile-name', 'profile-facts']
    .map((slot) => profile.querySelector(`[data-slot="${slot}"]`)?.textContent ?? '')
    .join('')

it('says who somebody is, what they may do and whether they are there', async () => {
  const { facts, world, settle } = await open({ role: 'moderator' })
  expect(facts()).toMatch(/Reza KarimiModeratoroffline$/)
  world.join('reza').chat.connect()
  await settle()
  expect(facts()).toMatch(/Reza KarimiModeratoronline$/)
})

it('says nothing of the role that all have', async () => {
  const { facts } = await open({ role: 'user' })
  expect(facts()).toMatch(/Reza Karimioffline$/)
})

describe('the time for them', () => {
  it('is told from their zone', async () => {
    const { facts } = await open({ timezone: 'Asia/Tehran' })
    expect(facts()).toMatch(/Local time 1:30 PM$/)
  })

  it('goes on, minute by minute', async () => {
    const { facts, pass } = await open({ tz: 'Asia/Tehran' })
    await pass(60_000)
    expect(facts()).toMatch(/Local time 1:31 PM$/)
  })

  it.each(['Nowhere/At_All', '', 7, { zone: 'UTC' }])('is left out for the zone %j', async (timezone) => {
    const { facts } = await open({ timezone })
    expect(facts()).toMatch(/offline$/)
  })
})

it('closes with Escape, and the focus is back where it was', async () => {
  const { user } = await open()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('group')).toBeNull()
  expect(screen.getByRole('button', { name: 'Reza' })).toHaveFocus()
})

it('speaks Persian', async () => {
  const { facts } = await open(
    { role: 'admin', timezone: 'Asia/Tehran' },
    { chat: { locale: 'fa', strings: fa } },
  )
  expect(facts()).toMatch(/مدیرآفلاینبه وقت محلی ۱۳:۳۰$/)
})
