import type { EmbeddedServerOptions } from '../../src/server/server.ts'

export interface Pages {
  /** For `server`: answers these pages, and knows no others. */
  readonly server: Pick<EmbeddedServerOptions, 'fetchPage'>
  /** What was asked for, oldest first. */
  readonly asked: readonly string[]
}

/** The web as a server sees it. A function answers when it likes. */
export function pagesOf(pages: Readonly<Record<string, string | (() => Promise<string>)>>): Pages {
  const asked: string[] = []
  return {
    asked,
    server: {
      async fetchPage(url) {
        asked.push(url)
        const page = pages[url]
        if (page === undefined) return new Response('', { status: 404 })
        const html = typeof page === 'string' ? page : await page()
        return new Response(html, { headers: { 'Content-Type': 'text/html' } })
      },
    },
  }
}

/** A page that says this of itself. */
export const pageOf = (title: string, picture?: string): string =>
  `<title>${title}</title>${picture ? `<meta property="og:image" content="${picture}">` : ''}`
