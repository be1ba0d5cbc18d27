import { fireEvent } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Avatar, UserAvatar } from '../../src/components/Avatar/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { userId } from '../../src/model/id.ts'
import { badUrls } from '../text/badUrls.ts'
import { general, renderChat } from '../support/renderChat.tsx'

const ORIGIN = 'https://parlour.invalid'
const draw = async (image: string | null, name = 'Ann Lee') => {
  const place = await renderChat(<Avatar id="ann" name={name} image={image} />)
  const avatar = place.container.querySelector('.parlour-avatar')
  if (!avatar) throw new Error('There is no avatar.')
  return { ...place, avatar, picture: avatar.querySelector('img') }
}

it('is a picture without words, for the name stands beside it', async () => {
  const { avatar, picture } = await draw('https://pictures.example/ann.png')
  expect(avatar).toHaveAttribute('aria-hidden', 'true')
  expect(picture).toHaveAttribute('src', 'https://pictures.example/ann.png')
  expect(picture).toHaveAttribute('alt', '')
  expect(picture).toHaveAttribute('referrerpolicy', 'no-referrer')
  expect(picture).toHaveAttribute('loading', 'lazy')
})

it('takes a path for a file of the back end', async () => {
  const { picture } = await draw('/avatars/ann.svg')
  expect(picture).toHaveAttribute('src', `${ORIGIN}/avatars/ann.svg`)
})

it.each([
  ['Ann Lee', 'AL'],
  ['رضا کریمی', 'ر\u200Cک'],
  ['42', '4'],
  ['👩‍🚀 Explorer', '👩‍🚀E'],
])('shows the initials of %s without a picture', async (name, letters) => {
  const { avatar, picture } = await draw(null, name)
  expect(picture).toBeNull()
  expect(avatar).toHaveTextContent(letters)
})

it('shows initials when the picture does not load, and tries again when it is another one', async () => {
  const { avatar, picture, rerender } = await draw('https://pictures.example/gone.png')
  fireEvent.error(picture as HTMLImageElement)
  expect(avatar.querySelector('img')).toBeNull()
  expect(avatar).toHaveTextContent('AL')
  rerender(<Avatar id="ann" name="Ann Lee" image="https://pictures.example/new.png" />)
  expect(avatar.querySelector('img')).toHaveAttribute('src', 'https://pictures.example/new.png')
})

it('gives the same person the same colour everywhere, one of eight', async () => {
  const tint = async () => Number((await draw(null)).avatar.getAttribute('data-tint'))
  const first = await tint()
  expect(first).toBeGreaterThanOrEqual(0)
  expect(first).toBeLessThan(8)
  expect(await tint()).toBe(first)
})

describe('an unsafe address', () => {
  const hostile = [
    ...badUrls,
    'http://pictures.example/ann.png',
    'https://localhost/ann.png',
    'https://192.168.0.1/ann.png',
    'https://[::1]/ann.png',
    'https://router.local/ann.png',
    '//evil.example/ann.png',
    '/\\evil.example/ann.png',
    '/\t/evil.example/ann.png',
  ]

  it('is never asked for', async () => {
    const { container, rerender } = await draw(null)
    for (const image of hostile) {
      rerender(<Avatar id="ann" name="Ann Lee" image={image} />)
      const source = container.querySelector('img')?.getAttribute('src')
      // A path, however odd, stays on the back end's own host; anything else is not shown at all.
      if (source === undefined) continue
      expect(new URL(String(source)).origin, image).toBe(ORIGIN)
    }
  })

  it('loses a name and password', async () => {
    const { picture } = await draw('https://ann:secret@pictures.example/ann.png')
    expect(picture).toHaveAttribute('src', 'https://pictures.example/ann.png')
  })
})

it('follows a person', async () => {
  function Reza() {
    useMessages(general)
    return <UserAvatar userId={userId('reza')} className="mine" />
  }
  const { container, host } = await renderChat(<Reza />)
  expect(container.querySelector('.parlour-avatar.mine img')).toHaveAttribute(
    'src',
    `${ORIGIN}/avatars/reza.svg`,
  )
  await host.call('updateUsers', { body: { users: { reza: { id: 'reza', name: 'Reza K.' } } } })
  expect(container.querySelector('.mine')).toHaveTextContent('RK')
})
