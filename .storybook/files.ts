/** A file of words, of a time that does not change: the same one is the same one. */
export const wordsFile = (name: string, length = 2000): File =>
  new File(['x'.repeat(length)], name, { type: 'text/plain', lastModified: 1 })

/** A picture that browsers draw, of one colour and a lighter spot. */
export async function pictureFile(name: string, hue: number): Promise<File> {
  const canvas = new OffscreenCanvas(240, 160)
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser draws nothing.')
  brush.fillStyle = `hsl(${hue} 60% 45%)`
  brush.fillRect(0, 0, 240, 160)
  brush.fillStyle = `hsl(${hue} 70% 75%)`
  brush.arc(120, 80, 50, 0, 7)
  brush.fill()
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new File([png], name, { type: 'image/png', lastModified: hue })
}

/** What a drag or the clipboard holds. */
export function transferOf(files: readonly File[], text = ''): DataTransfer {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  if (text !== '') transfer.setData('text/plain', text)
  return transfer
}

/** Drags something from the desktop over an element, one of the two moments of which people see something. */
export function drag(element: Element, type: 'dragover' | 'drop', transfer: DataTransfer): boolean {
  return element.dispatchEvent(
    new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
  )
}

/** Pastes, as far as a page hears of it; what a browser then does with a text is not done. True: it would do it. */
export function paste(element: Element, clipboardData: DataTransfer): boolean {
  return element.dispatchEvent(
    new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
  )
}
