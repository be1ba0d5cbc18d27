import type { JSX } from 'react'
import { Channel, ChannelList, Chat, createChat } from '../../../src/index.ts'
import { streamBackend } from '../../../src/stream.ts'
import '../../../src/styles/styles.css'

const chat = createChat({
  backend: streamBackend({
    apiKey: 'your-key',
    user: { id: 'ann', name: 'Ann Lee' },
    token: () => fetch('/chat-token').then((answer) => answer.text()),
  }),
})

export const App = (): JSX.Element => (
  <Chat chat={chat} defaultChannelId="messaging:general">
    <ChannelList />
    <Channel />
  </Chat>
)
