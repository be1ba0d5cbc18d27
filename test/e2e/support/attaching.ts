import sharp from 'sharp'
import type { Locator } from 'playwright'
import type { Person } from './person.ts'

/** A file as somebody has it on their disk. */
export interface OnDisk {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A photograph of one colour. */
export async function photo(name: string, hue: number, width = 1200, height = 900): Promise<OnDisk> {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${hue},60%,40%)"/><circle cx="40%" cy="40%" r="20%" fill="hsl(${hue},70%,80%)"/></svg>`
  return { name, mimeType: 'image/jpeg', buffer: await sharp(Buffer.from(drawn)).jpeg().toBuffer() }
}

/** A file of words. */
export const words = (name: string, text = 'Bring boots.\n'): OnDisk => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

/** Picks files with the button beside the field. */
export async function attach({ page }: Person, ...files: readonly OnDisk[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await (await choosing).setFiles([...files])
}

/** The files in the tray, or on a message that waits for them. */
export const filesOf = ({ page }: Person, state?: string): Locator =>
  page.locator(`[data-slot="upload"]${state === undefined ? '' : `[data-state="${state}"]`}`)

/** Lets so many bytes a second leave and arrive; -1 lets all. */
export async function setSpeed(
  { context, page }: Person,
  { up = -1, down = -1 }: { readonly up?: number; readonly down?: number },
): Promise<void> {
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: down,
    uploadThroughput: up,
  })
}

/** Without the signs that keep the direction of a name to itself. */
export const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u2066-\u2069]/g, '')

/** What a screen reader was told so far. */
export const heard = async ({ page }: Person): Promise<readonly string[]> =>
  (await page.evaluate(() => window.parlourDemo?.announcements() ?? [])).map(plain)
