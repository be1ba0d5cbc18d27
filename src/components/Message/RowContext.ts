'use client'
import { type Context, createContext, useContext } from 'react'

/**
 * Whether the controls inside a row are reached by Tab: in a list only those of the active row are, so that a long
 * conversation is one stop (FO-4). Outside of a list all are.
 */
export const RowContext: Context<boolean> = createContext<boolean>(true)

/** The `tabIndex` of a link or control inside a message. */
export const useRowTabIndex = (): 0 | -1 => (useContext(RowContext) ? 0 : -1)
