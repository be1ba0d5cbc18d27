'use client'
import { useEffect, useLayoutEffect } from 'react'

/** `useLayoutEffect` without the complaint of React 18 where nothing is ever laid out: on a server. */
export const useLayout: typeof useLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect
