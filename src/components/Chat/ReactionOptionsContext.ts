'use client'
import { type Context, createContext, useContext } from 'react'

/** How people react to messages, everywhere below a `Chat`. */
export interface ReactionOptions {
  /** Offered first: words like `like`, or emoji. The toolbar shows three. @default like, love, haha, wow, sad, party */
  readonly quick?: readonly string[]
  /** Another reaction of mine to the same message takes the place of the one before. @default false */
  readonly unique?: boolean
  /** What the number on a chip tells: how many people, or the sum of their scores. @default 'people' */
  readonly counts?: 'people' | 'scores'
}

const NONE: ReactionOptions = {}

export const ReactionOptionsContext: Context<ReactionOptions> = createContext<ReactionOptions>(NONE)

/** What the application has decided about reactions. */
export const useReactionOptions = (): ReactionOptions => useContext(ReactionOptionsContext)
