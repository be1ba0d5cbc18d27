'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { conversationOf } from '../../parts/composerField.ts'

/** Browsers tell of a drag several times a second; one of which nothing was heard for so long, ms, is over or elsewhere. */
const SILENCE_MS = 600

/**
 * Whether files are being dragged over the element around `zone`, and takes those that are dropped there. Text and what
 * is dragged inside the page is left alone, and a file that is dropped beside it does not take the page away (CO-7).
 *
 * @param isOn files are taken here
 */
export function useFileDrop(
  zone: RefObject<HTMLElement | null>,
  isOn: boolean,
  onDrop: (files: DataTransfer) => void,
): boolean {
  const { env } = useChat()
  const [isOver, setOver] = useState(false)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })

  useEffect(() => {
    const pane = zone.current?.parentElement
    if (!pane) return undefined
    const page = pane.ownerDocument
    const root = pane.closest('[data-slot="root"]') ?? pane
    let isOwn = false
    let stopWaiting: () => void = () => {}

    const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
      !isOwn && (dataTransfer?.types.includes('Files') ?? false)
    // A thread lies in its channel and takes its own files.
    const isMine = (event: DragEvent): boolean =>
      isOn &&
      hasFiles(event) &&
      !event.defaultPrevented &&
      conversationOf(event.target as Element) === conversationOf(pane)
    const leave = (): void => {
      stopWaiting()
      setOver(false)
    }
    const onOver = (event: DragEvent): void => {
      if (!isMine(event)) return leave()
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      stopWaiting()
      stopWaiting = env.after(SILENCE_MS, leave)
      setOver(true)
    }
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget instanceof Node && !pane.contains(relatedTarget)) leave()
    }
    const onDropHere = (event: DragEvent): void => {
      leave()
      if (!isMine(event) || !event.dataTransfer) return
      event.preventDefault()
      latest.current(event.dataTransfer)
    }
    const onBeside = (event: DragEvent): void => {
      if (event.defaultPrevented || !hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
    }
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') leave()
    }

    const ending = new AbortController()
    const on = <Name extends keyof HTMLElementEventMap>(
      where: EventTarget,
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ): void => where.addEventListener(name, listener as EventListener, { signal: ending.signal })
    on(pane, 'dragenter', onOver)
    on(pane, 'dragover', onOver)
    on(pane, 'dragleave', onLeave)
    on(pane, 'drop', onDropHere)
    on(root, 'dragover', onBeside as (event: DragEvent) => void)
    on(root, 'drop', onBeside as (event: DragEvent) => void)
    on(page, 'dragstart', () => (isOwn = true))
    on(page, 'dragend', () => (isOwn = false))
    on(page, 'keydown', onKey)
    return () => {
      ending.abort()
      stopWaiting()
    }
  }, [zone, isOn, env])
  return isOver && isOn
}
