import { type FormEvent, type JSX } from 'react'
import { STREAM_BASE_URL } from '../src/stream.ts'
import type { Account } from './account.ts'

export interface WelcomeProps {
  readonly people: readonly Account[]
  readonly onChoose: (userId: string) => void
  readonly onConnect: (account: Account) => void
}

/** The first page: who are you, or which real application shall it be. */
export function Welcome({ people, onChoose, onConnect }: WelcomeProps): JSX.Element {
  const connect = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string): string => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    onConnect({
      baseUrl: text('base') || STREAM_BASE_URL,
      apiKey: text('key'),
      user: { id: text('user') },
      token: text('token'),
    })
  }
  return (
    <main className="demo-welcome">
      <h1>Parlour</h1>
      {people.length > 0 && (
        <section aria-labelledby="who">
          <h2 id="who">Who are you?</h2>
          <p>Choose a person, then open a second window and be somebody else.</p>
          <ul className="demo-people">
            {people.map(({ user }) => (
              <li key={user.id}>
                <button type="button" onClick={() => onChoose(user.id)}>
                  {user.image ? (
                    <img src={user.image} alt="" width="40" height="40" />
                  ) : (
                    <span className="demo-dot" />
                  )}
                  <bdi>{user.name || user.id}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details open={people.length === 0}>
        <summary>Connect to a real Stream application</summary>
        <form className="demo-form" onSubmit={connect}>
          <label>
            Base address <input name="base" type="url" defaultValue={STREAM_BASE_URL} />
          </label>
          <label>
            API key <input name="key" required autoComplete="off" />
          </label>
          <label>
            User id <input name="user" required autoComplete="off" />
          </label>
          <label>
            Token <input name="token" required type="password" autoComplete="off" />
          </label>
          <button type="submit">Connect</button>
          <p>The token stays in this window; it is neither stored nor sent anywhere else.</p>
        </form>
      </details>
    </main>
  )
}
