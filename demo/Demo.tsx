import { type JSX, useEffect, useState } from 'react'
import { type Account, fetchPeople } from './account.ts'
import type { Env } from '../src/core.ts'
import { Conversation } from './Conversation.tsx'
import { readSettings, type Settings, writeSettings } from './settings.ts'
import { loadScene } from './loadScene.ts'
import { Welcome } from './Welcome.tsx'

export interface DemoProps {
  readonly env: Env
}

/** The demo: choose who you are, then chat. Everything below is made of the package's public entries. */
export function Demo({ env }: DemoProps): JSX.Element | null {
  const [settings, setSettings] = useState(readSettings)
  const [people, setPeople] = useState<readonly Account[] | null>(null)
  const [guest, setGuest] = useState<Account | null>(null)
  useEffect(() => {
    const open = async (): Promise<void> => {
      const channel = await loadScene(readSettings())
      if (channel && !readSettings().channel) setSettings(writeSettings({ channel }))
      setPeople(await fetchPeople())
    }
    open().catch(() => setPeople([]))
  }, [])
  const change = (next: Partial<Settings>): void => setSettings(writeSettings(next))
  if (people === null) return null
  const account = guest ?? people.find(({ user }) => user.id === settings.user)
  if (!account)
    return <Welcome people={people} onChoose={(id) => change({ user: id })} onConnect={setGuest} />
  return (
    <Conversation
      key={account.user.id}
      account={account}
      env={env}
      settings={settings}
      onChange={change}
      onLeave={() => {
        setGuest(null)
        change({ user: null, channel: null })
      }}
    />
  )
}
