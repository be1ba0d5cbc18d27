import type { FileStore } from './uploads/fileStore.ts'

/** Turns a text into another language. @param from the code of its language, as far as that is known */
export type Translate = (text: string, from: string, to: string) => Promise<string> | string

/**
 * Asks for one web page. It does not follow redirects: the server looks at where each leads first.
 * @throws whatever the network throws; `AbortError` when the signal aborts
 */
export type FetchPage = (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>

/** What the server has others do. An operation whose service is missing is refused. */
export interface Services {
  readonly translate?: Translate
  readonly fetchPage?: FetchPage
  /** Whether pages on this machine and in private networks may be asked for. */
  readonly allowsPrivatePages: boolean
  readonly files: FileStore
  /** Aborts when the server closes, so that it waits for nothing that may never come. */
  readonly closing: AbortSignal
}
