import type { FileStore, StoredFile } from './uploads/fileStore.ts'
import type { PictureDesk } from './uploads/pictureDesk.ts'
import type { PictureExtent, PictureSize } from './uploads/pictureSize.ts'
import type { UploadSettings } from './uploads/uploadSettings.ts'

/** Turns a text into another language. @param from the code of its language, as far as that is known */
export type Translate = (text: string, from: string, to: string) => Promise<string> | string

/**
 * Asks for one web page. It does not follow redirects: the server looks at where each leads first.
 * @throws whatever the network throws; `AbortError` when the signal aborts
 */
export type FetchPage = (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>

/** Makes pictures smaller. What rejects or answers undefined leaves a picture as it is. */
export interface Pictures {
  /** How large one is when it is shown, turned as its camera says. */
  measure(file: StoredFile): Promise<PictureExtent | undefined>
  /** One in another size, as a file of the same type and without what its camera says. */
  draw(file: StoredFile, size: PictureSize): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** What becomes of a message: it stands, goes back to its author, is refused for good, or waits for a moderator. */
export type Verdict = 'allow' | 'bounce' | 'block' | 'hold'

/** Judges what somebody wants to say, at once. */
export type Moderate = (text: string, about: { readonly cid: string; readonly userId: string }) => Verdict

/** What the server has others do. An operation whose service is missing is refused. */
export interface Services {
  readonly translate?: Translate
  readonly moderate?: Moderate
  readonly fetchPage?: FetchPage
  /** Whether pages on this machine and in private networks may be asked for. */
  readonly allowsPrivatePages: boolean
  readonly files: FileStore
  /** Which files are taken, as it is set now. */
  readonly uploadSettings: () => UploadSettings
  /** Makes pictures smaller, as far as somebody draws them. */
  readonly pictureDesk: PictureDesk
  /** Aborts when the server closes, so that it waits for nothing that may never come. */
  readonly closing: AbortSignal
}
