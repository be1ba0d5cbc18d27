import { readdirSync, readFileSync } from 'node:fs'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Channel, ChannelList, Chat } from '../../src/index.ts'
import { general } from '../support/renderChat.tsx'
import { openPlace } from '../support/openPlace.ts'

const src = 'src'
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^(components|parts|hooks)\/.*\.tsx?$/.test(file) && !file.endsWith('.stories.tsx'))

/** What a strict Content-Security-Policy forbids, or what would decide colours in a script (ST-1, ST-6). */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a style attribute', /\sstyle=[{"]|setAttribute\(\s*['"]style['"]/],
  ['a style element', /<style[\s>]|createElement\(\s*['"]style['"]/],
  ['a constructed sheet', /adoptedStyleSheets|new CSSStyleSheet|insertRule/],
  ['text as a style', /\.cssText\b|\.style\s*=/],
  ['markup from text', /dangerouslySetInnerHTML=|\.innerHTML\s*=|insertAdjacentHTML/],
  ['a colour in a script', /['"`]#[0-9a-f]{3,8}['"`]|['"`](?:rgb|hsl|oklch)\(/i],
]

describe('styles at run time', () => {
  it.each(FORBIDDEN)('are never %s', (_what, pattern) => {
    expect(sources.length).toBeGreaterThan(60)
    const found = sources.filter((file) => pattern.test(readFileSync(`${src}/${file}`, 'utf8')))
    expect(found).toEqual([])
  })

  it.each([
    '<div style={{ color: x }}>',
    'element.style.cssText = x',
    "document.createElement('style')",
    'shadow.adoptedStyleSheets = []',
    "const red = '#ff0000'",
  ])('would be found in %s', (code) => {
    expect(FORBIDDEN.some(([, pattern]) => pattern.test(code))).toBe(true)
  })

  it('are not in the markup of a server, where the theme already is', async () => {
    const { chat } = await openPlace()
    const markup = renderToString(
      <Chat chat={chat} theme="dark" contrast="more" density="compact" defaultChannelId={general}>
        <ChannelList />
        <Channel />
      </Chat>,
    )
    expect(markup).toContain('data-slot="message-list"')
    expect(markup).toMatch(/data-theme="dark" data-contrast="more" data-density="compact"/)
    expect(markup).not.toMatch(/ style=|<style/)
  })
})
