import type { ReactNode, JSX } from 'react'
import { Channel, ChannelList, Chat, type ChatProps } from '../../../src/index.ts'

/**
 * What every scenario has: a page of its own, and the rule that all of a page lies in landmarks, which holds for pages
 * and not for parts of one (SB-4).
 */
export const scenario = {
  bare: true,
  frame: 'page',
  a11y: { config: { rules: [{ id: 'region', enabled: true }] } },
} as const

/** A host's page: the landmark around the kit is the host's, never ours (P-9). */
export const Page = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <main style={{ blockSize: '100%', minBlockSize: 0 }}>{children}</main>
)

/** The whole kit on a page. */
export const Kit = (root: Omit<ChatProps, 'children'>): JSX.Element => (
  <Page>
    <Chat {...root}>
      <ChannelList />
      <Channel />
    </Chat>
  </Page>
)
