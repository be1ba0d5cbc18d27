import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'
import { general, openList, until } from './support/openList.tsx'

/*
 * What jsdom cannot show of files: a drag of the pointer, one from the desktop, the clipboard, and the room the tray takes.
 */

const words = (name: string, length = 200): File =>
  new File(['x'.repeat(length)], name, { type: 'text/plain', lastModified: 1 })

async function open(width = 400) {
  const opened = await openList({
    scene: sceneOf(channelOf('general', { messages: lines(12) })),
    isWhole: true,
    width,
  })
  const { frame, chat } = opened
  const find = <Found extends HTMLElement = HTMLElement>(slot: string): Found | null =>
    frame.querySelector<Found>(`[data-slot="${slot}"]`)
  await until(() => find('upload-button') !== null)
  const held = () => chat.store.getState().uploads.get(general) ?? []
  return {
    ...opened,
    find,
    held,
    names: () => held().map(({ name }) => name),
    items: () => [...frame.querySelectorAll<HTMLElement>('[data-slot="upload"]')],
    async add(...files: readonly File[]) {
      await act(() => chat.addFiles(general, files))
      await until(() => held().every(({ state }) => state === 'done') && find('upload') !== null)
    },
  }
}

function transferOf(files: readonly File[], text = ''): DataTransfer {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  if (text !== '') transfer.setData('text/plain', text)
  return transfer
}
/** What the desktop tells of a drag. True: nobody has taken it. */
const tell = (where: Element, type: string, dataTransfer: DataTransfer, more: DragEventInit = {}): boolean =>
  where.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer, ...more }))

function point(element: Element): { readonly clientX: number; readonly clientY: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { clientX: left + width / 2, clientY: top + height / 2 }
}
const move = (where: Element, type: string, more: PointerEventInit): boolean =>
  where.dispatchEvent(
    new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, pointerType: 'mouse', ...more }),
  )

describe('UP-5: order by dragging', () => {
  it('moves a file to where it is dragged, and opens nothing then', async () => {
    const { add, items, names, frame } = await open(800)
    await add(words('a.txt'), words('b.txt'), words('c.txt'))
    const thumb = items()[0]!.querySelector('[data-slot="upload-thumb"]')!
    move(thumb, 'pointerdown', point(thumb))
    act(() => void move(document.body, 'pointermove', point(items()[1]!)))
    expect(names()).toEqual(['b.txt', 'a.txt', 'c.txt'])
    expect(items()[1]).toHaveAttribute('data-dragged')
    act(() => void move(document.body, 'pointermove', point(items()[2]!)))
    expect(names()).toEqual(['b.txt', 'c.txt', 'a.txt'])
    act(() => {
      move(thumb, 'pointerup', point(items()[2]!))
      thumb.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    })
    expect(items()[2]).not.toHaveAttribute('data-dragged')
    expect(frame.querySelector('[data-slot="upload-editor"]')).toBeNull()
    await userEvent.click(items()[2]!.querySelector('[data-slot="upload-thumb"]')!)
    await until(() => frame.querySelector('[data-slot="upload-editor"]') !== null)
  })

  it('Escape puts it back, and a still pointer only presses', async () => {
    const { add, items, names } = await open(800)
    await add(words('a.txt'), words('b.txt'))
    const thumb = items()[0]!.querySelector('[data-slot="upload-thumb"]')!
    move(thumb, 'pointerdown', point(thumb))
    act(() => void move(document.body, 'pointermove', point(items()[1]!)))
    expect(names()).toEqual(['b.txt', 'a.txt'])
    await act(() => userEvent.keyboard('{Escape}'))
    expect(names()).toEqual(['a.txt', 'b.txt'])
    act(() => void move(document.body, 'pointermove', point(items()[1]!)))
    expect(names()).toEqual(['a.txt', 'b.txt'])
  })

  it('on touch the same movement scrolls', async () => {
    const { add, items, names } = await open(800)
    await add(words('a.txt'), words('b.txt'))
    const thumb = items()[0]!.querySelector('[data-slot="upload-thumb"]')!
    move(thumb, 'pointerdown', { ...point(thumb), pointerType: 'touch' })
    act(() => void move(document.body, 'pointermove', { ...point(items()[1]!), pointerType: 'touch' }))
    expect(names()).toEqual(['a.txt', 'b.txt'])
  })
})

describe('CO-7: files from the desktop', () => {
  it('show the overlay while they are over the pane, through everything that lies in it', async () => {
    const { find, viewport, frame } = await open()
    const zone = find('dropzone')!
    const files = transferOf([words('a.txt')])
    const shown = (): boolean => zone.checkVisibility()
    act(() => void tell(viewport(), 'dragenter', files))
    expect(shown()).toBe(true)
    await until(() => zone.textContent?.includes('Drop files to attach to') ?? false)
    // From one element of the pane into another.
    act(() => {
      tell(find('composer-field')!, 'dragenter', files)
      tell(viewport(), 'dragleave', files, { relatedTarget: find('composer-field') })
    })
    expect(shown()).toBe(true)
    act(() => void tell(viewport(), 'dragleave', files, { relatedTarget: frame }))
    expect(shown()).toBe(false)
  })

  it('are taken where they are dropped, but for folders', async () => {
    const { find, names, viewport } = await open()
    const folder = words('pictures', 0)
    const items = [words('a.txt'), folder].map((file) => ({
      getAsFile: () => file,
      webkitGetAsEntry: () => ({ isDirectory: file === folder }),
    }))
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true })
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items } })
    act(() => void viewport().dispatchEvent(drop))
    expect(drop.defaultPrevented).toBe(true)
    await until(() => names().length === 1 && find('upload-rejected') !== null)
    expect(find('upload-rejected')?.textContent).toContain('pictures: A folder cannot be attached')
    expect(find('composer-field')).toHaveFocus()
  })

  it('text, and what is dragged inside the page, is left alone', async () => {
    const { find, viewport } = await open()
    expect(tell(viewport(), 'dragover', transferOf([], 'words'))).toBe(true)
    const own = transferOf([words('a.png')])
    tell(viewport(), 'dragstart', own)
    expect(tell(viewport(), 'dragover', own)).toBe(true)
    expect(find('dropzone')!.checkVisibility()).toBe(false)
    tell(viewport(), 'dragend', own)
    let isLeft = true
    act(() => {
      isLeft = tell(viewport(), 'dragover', own)
    })
    expect(isLeft).toBe(false)
  })

  it('beside the pane they do not take the page away', async () => {
    const { frame, names } = await open()
    const root = frame.querySelector('[data-slot="root"]')!
    const files = transferOf([words('a.txt')])
    expect(tell(root, 'dragover', files)).toBe(false)
    expect(tell(root, 'drop', files)).toBe(false)
    expect(names()).toEqual([])
  })
})

it('20 files leave the composer in sight, in 320 px as well, and every control is reached by Tab', async () => {
  const { add, find, frame, items } = await open(320)
  await add(...Array.from({ length: 20 }, (_, at) => words(`page-${at + 1}.txt`)))
  const pane = find('channel')!.getBoundingClientRect()
  const send = find('composer-send')!.getBoundingClientRect()
  expect(send.bottom).toBeLessThanOrEqual(pane.bottom)
  expect(send.right).toBeLessThanOrEqual(pane.right)
  expect(find('composer')!.offsetHeight).toBeLessThan(pane.height * 0.6)
  expect(frame.querySelector('.parlour-root')!.scrollWidth).toBe(320)
  items()[19]!.querySelector<HTMLElement>('button')!.focus()
  const reached = new Set<string | null | undefined>()
  for (let step = 0; step < 8 && !reached.has('composer-send'); step += 1) {
    await userEvent.keyboard('{Tab}')
    reached.add(document.activeElement?.closest('[data-slot]')?.getAttribute('data-slot'))
    if (document.activeElement?.closest('[data-slot="upload-button"]')) reached.add('upload-button')
  }
  // Its last button, the field, what is beside it, and Send.
  for (const slot of ['icon-button', 'composer-field', 'upload-button', 'composer-send'])
    expect([...reached]).toContain(slot)
})

it('CO-6: a picture from the clipboard is a file, and undo of a text goes on as it was', async () => {
  const { find, names } = await open()
  const field = find<HTMLTextAreaElement>('composer-field')!
  await userEvent.click(field)
  await userEvent.keyboard('Look')
  const clipboardData = transferOf([new File([new Uint8Array([1])], 'image.bin', { lastModified: 5 })])
  const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData })
  act(() => void field.dispatchEvent(paste))
  expect(paste.defaultPrevented).toBe(true)
  await until(() => names().length === 1)
  expect(field).toHaveValue('Look')
  act(() => {
    document.execCommand('undo')
  })
  expect(field).toHaveValue('Loo')
})
