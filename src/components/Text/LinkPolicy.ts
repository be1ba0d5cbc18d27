'use client'
import { type Context, createContext } from 'react'

/** Which links open at once (EC-4). */
export interface LinkPolicy {
  /** Hosts, each with all that end in it after a dot. A link to any other asks first. @default all */
  readonly allowedHosts?: readonly string[]
}

/** The policy for links in messages below; without one no link asks. */
export const LinkPolicyContext: Context<LinkPolicy | undefined> = createContext<LinkPolicy | undefined>(
  undefined,
)
