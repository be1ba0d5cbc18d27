'use client'
import { lazy, type MouseEvent, useCallback, useContext } from 'react'
import { useRoot } from '../Chat/RootContext.ts'
import { LinkPolicyContext } from './LinkPolicy.ts'

const LinkConfirm = lazy(async () => ({
  default: (await import('../LinkConfirm/LinkConfirm.tsx')).LinkConfirm,
}))

/** Hosts that somebody wants to be asked about no more, for as long as the page lives. */
const remembered = new Set<string>()

/** The host of a web address; '' for anything else, which leads to no page. */
function hostOf(href: string): string {
  const { protocol, hostname } = new URL(href)
  return protocol === 'https:' || protocol === 'http:' ? hostname : ''
}

/** Asks before a link leads to a host that the application did not name (EC-4). Give it to the link as `onClick`. */
export function useLinkGuard(): (event: MouseEvent<HTMLAnchorElement>) => void {
  const { allowedHosts } = useContext(LinkPolicyContext) ?? {}
  const { show } = useRoot()
  return useCallback(
    (event) => {
      const { href } = event.currentTarget
      const host = hostOf(href)
      const isAllowed =
        !allowedHosts || allowedHosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`))
      if (event.defaultPrevented || host === '' || isAllowed || remembered.has(host)) return
      event.preventDefault()
      show(
        <LinkConfirm
          href={href}
          host={host}
          onRemember={() => remembered.add(host)}
          onClose={() => show(null)}
        />,
      )
    },
    [allowedHosts, show],
  )
}
