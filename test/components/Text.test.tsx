import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { type MentionClickHandler, Text } from '../../src/components/Text/index.ts'
import { renderChat } from '../support/renderChat.tsx'
import { badUrls } from '../text/badUrls.ts'

const draw = (text: string): HTMLElement => {
  const { container } = render(<Text text={text} />)
  const root = container.firstElementChild
  if (!(root instanceof HTMLElement)) throw new Error('Text drew nothing.')
  return root
}

/** Everything that `Text` may ever draw. */
const ALLOWED = new Set('DIV P BR STRONG EM S CODE PRE BLOCKQUOTE UL OL LI A BDI SPAN BUTTON'.split(' '))

describe('hostile text', () => {
  it.each(badUrls)('does not link %j in any place', (url) => {
    const root = draw(
      [
        url,
        `[a](${url})`,
        `[a](<${url}>)`,
        `![a](${url})`,
        `<${url}>`,
        `[${url}](${url})`,
        `> - **[a](${url} "t")**`,
      ].join('\n\n'),
    )
    for (const link of root.querySelectorAll('a')) {
      // What stands before a backslash, or in a refused target, may be a harmless address of its own.
      expect(link.getAttribute('href')).toMatch(/^https?:\/\/[^@\\]*$/)
      expect(link.protocol).not.toBe('javascript:')
    }
    for (const element of root.querySelectorAll('*')) expect(ALLOWED).toContain(element.tagName)
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '"><iframe srcdoc="<script>alert(1)</script>">',
    '<!-- --><style>*{display:none}</style>',
    '</div></p><h1>out</h1>',
  ])('shows %s as text', (text) => {
    const root = draw(text)
    expect(root).toHaveTextContent(text)
    expect([...root.querySelectorAll('*')].map((element) => element.tagName)).toEqual(['P'])
  })

  it.each([
    '[x](https://x.example" onclick="alert(1))',
    '[x](https://x.example \'a" onmouseover="alert(1)\')',
    '[x" onclick="alert(1)](https://x.example)',
    '![x" onerror="alert(1)](https://x.example/x.png)',
    '```"onclick="alert(1)\ncode\n```',
    'https://x.example/"onclick="alert(1)',
  ])('sets no attribute from %s', (text) => {
    const names = [...draw(text).querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
    const known = [
      'class',
      'data-slot',
      'data-block',
      'dir',
      'href',
      'target',
      'rel',
      'role',
      'type',
      'tabindex',
      'aria-label',
    ]
    for (const name of names) expect(known).toContain(name)
  })

  it('draws the same on the server, with no style attribute', () => {
    const text = 'a\0b \ud800 **c**\r\n> `d`\n\n- [e](https://x.example)'
    const html = renderToString(<Text text={text} />)
    expect(html).not.toMatch(/style=|\0/)
    expect(draw(text).outerHTML).toBe(html.replace(/<!-- -->/g, ''))
  })
})

describe('links', () => {
  it('open apart, without passing anything on', () => {
    draw('see [the tea](https://tea.example "title")')
    const link = screen.getByRole('link', { name: 'the tea' })
    expect(link).toHaveAttribute('href', 'https://tea.example/')
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc')
    expect(link).not.toHaveAttribute('title')
    expect(link).toHaveAttribute('data-slot', 'message-link')
  })

  it('name the real host when the label claims another', () => {
    draw('[https://bank.example](https://evil.example/login)')
    const link = screen.getByRole('link', { name: 'https://bank.example (evil.example)' })
    expect(within(link).getByText('evil.example')).toHaveAttribute('dir', 'ltr')
    expect(within(link).getByText('evil.example').tagName).toBe('BDI')
  })

  it('show a mixed-script host as the network sees it', () => {
    draw('https://аpple.com')
    expect(screen.getByRole('link')).toHaveAccessibleName('https://аpple.com (xn--pple-43d.com)')
  })

  it('read an address from left to right, and a label as its line reads', () => {
    draw('https://x.example [متن](https://y.example)')
    expect(screen.getByRole('link', { name: 'https://x.example' })).toHaveAttribute('dir', 'ltr')
    expect(screen.getByRole('link', { name: 'متن' })).not.toHaveAttribute('dir')
  })
})

describe('direction', () => {
  it('is found by each block', () => {
    const root = draw('سلام، tea؟\n\nHello سلام\n\n> نقل‌قول\n\n- یک\n- two')
    const blocks = [...root.children]
    expect(blocks.map((block) => block.tagName)).toEqual(['P', 'P', 'BLOCKQUOTE', 'UL'])
    for (const block of blocks) expect(block).toHaveAttribute('dir', 'auto')
    expect(root).toHaveTextContent('نقل‌قول')
  })

  it('of a container is that of its first block, which therefore has none of its own', () => {
    const root = draw('> سلام\n>\n> hello\n\n1. سلام\n2. hello\n\n> ```\n> code\n> ```\n> سلام')
    expect(
      [...root.querySelectorAll('blockquote:first-child > p')].map((p) => p.getAttribute('dir')),
    ).toEqual([null, 'auto'])
    expect([...root.querySelectorAll('li')].map((li) => li.getAttribute('dir'))).toEqual([null, 'auto'])
    expect(
      [...root.querySelectorAll('blockquote:last-child > *')].map((child) => child.getAttribute('dir')),
    ).toEqual(['ltr', null])
  })
})

describe('code', () => {
  it('reads from left to right, and is named by its language, or as what it is', () => {
    draw('```ts\nlet a\n```\n\n```\nlet b\n```')
    const code = screen.getByRole('group', { name: 'ts' })
    expect(code).toHaveTextContent('let a')
    expect(code).toHaveAttribute('dir', 'ltr')
    // Where nothing has to scroll there is nothing to reach; test/browser has the rest.
    expect(code).not.toHaveAttribute('tabindex')
    expect(screen.getByRole('group', { name: 'Code' })).toHaveTextContent('let b')
  })

  it('MS-2: is copied as it stands, and that is said', async () => {
    const { user, settle } = await renderChat(<Text text={'```ts\nlet a\n  let b\n```'} />)
    await user.click(screen.getByRole('button', { name: 'Copy code' }))
    await settle()
    expect(await navigator.clipboard.readText()).toBe('let a\n  let b')
    expect(screen.getByText('Text copied')).toBeInTheDocument()
  })
})

describe('lists', () => {
  it('keep the numbers they were written with', () => {
    draw('3. yes\n5. no')
    expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('value'))).toEqual(['3', '5'])
  })

  it('begin with no number that has no room beside the entry', () => {
    expect(draw('1986. a year').querySelector('ol')).toBeNull()
    expect(draw('366. a day').querySelector('ol')).not.toBeNull()
  })
})

describe('mentions', () => {
  const mentions = [{ id: 'm', name: 'مینا' }]

  it('are isolated text when nothing can be done with them', () => {
    render(<Text text="hi @مینا!" mentions={mentions} />)
    const mention = screen.getByText('@مینا')
    expect(mention.tagName).toBe('SPAN')
    expect(mention).toHaveAttribute('dir', 'auto')
    expect(mention).toHaveAttribute('data-slot', 'message-mention')
  })

  it('are buttons that say whom they mean', async () => {
    const onMentionClick = vi.fn<MentionClickHandler>()
    render(<Text text="**hi @مینا!**" mentions={mentions} onMentionClick={onMentionClick} />)
    await userEvent.click(screen.getByRole('button', { name: '@مینا' }))
    expect(onMentionClick).toHaveBeenCalledExactlyOnceWith({ id: 'm', name: 'مینا' }, expect.anything())
  })

  it('stay text without a list of people', () => {
    draw('hi @مینا')
    expect(screen.queryByText('@مینا')).toBeNull()
  })
})

describe('Text', () => {
  it('passes its ref, class and attributes on', () => {
    const ref = createRef<HTMLDivElement>()
    render(<Text ref={ref} text="a" className="mine" lang="fa" data-testid="text" />)
    expect(ref.current).toBe(screen.getByTestId('text'))
    expect(ref.current).toHaveClass('parlour-text', 'mine')
    expect(ref.current).toHaveAttribute('lang', 'fa')
    expect(ref.current).toHaveAttribute('data-slot', 'text')
  })

  it('follows a text that is edited', () => {
    const { rerender } = render(<Text text="**a**" />)
    rerender(<Text text="*b*" />)
    expect(screen.getByText('b').tagName).toBe('EM')
    expect(screen.queryByText('a')).toBeNull()
  })

  it('shows a very long text whole', () => {
    const text = 'line of text\n'.repeat(5_000)
    expect(draw(text).textContent).toBe(text)
  })
})
