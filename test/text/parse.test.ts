// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { parseText, type TextMention } from '../../src/text/index.ts'
import { outline } from './outline.ts'
import { walk } from './pieces.ts'

const parse = (source: string, mentions: readonly TextMention[] = []): string =>
  outline(parseText(source, { mentions }))

describe('prose', () => {
  it.each([
    ['', ''],
    [' \n \n', ''],
    ['hello', 'p["hello"]'],
    ['one\ntwo', 'p["one\\ntwo"]'],
    ['one\r\ntwo\rthree', 'p["one\\ntwo\\nthree"]'],
    ['one\n\n\ntwo', 'p["one"] p["two"]'],
    ['<b>bold</b> <script>x</script> &amp; &#106;', 'p["<b>bold</b> <script>x</script> &amp; &#106;"]'],
    ['# no heading', 'p["# no heading"]'],
    ['a\0b\u0007c', 'p["abc"]'],
    ['\ud83d x \ude00', 'p["\ufffd x \ufffd"]'],
  ])('%j', (source, expected) => expect(parse(source)).toBe(expected))
})

describe('emphasis', () => {
  it.each([
    ['**a** __b__', 'p[b["a"] " " b["b"]]'],
    ['*a* _b_', 'p[i["a"] " " i["b"]]'],
    ['~~a~~ ~b~', 'p[s["a"] " ~b~"]'],
    ['***a***', 'p[b[i["a"]]]'],
    ['***a** b*', 'p[b["*a"] " b*"]'],
    ['***a* b**', 'p[b[i["a"] " b"]]'],
    ['*a **b** c*', 'p[i["a " b["b"] " c"]]'],
    ['*a**b**c*', 'p[i["a" b["b"] "c"]]'],
    ['*a *b* c', 'p["*a " i["b"] " c"]'],
    ['*a **b* c**', 'p[i["a **b"] " c**"]'],
    ['**a *b**', 'p[b["a *b"]]'],
    ['**a\nb**', 'p[b["a\\nb"]]'],
    ['un*frigging*real', 'p["un" i["frigging"] "real"]'],
    ['snake_case_name', 'p["snake_case_name"]'],
    ['می_خواهم_که', 'p["می_خواهم_که"]'],
    ['2*3*4 = 24', 'p["2*3*4 = 24"]'],
    ['a * b * c', 'p["a * b * c"]'],
    ['****a**** ____b____', 'p["****a**** ____b____"]'],
    ['f****** it', 'p["f****** it"]'],
    ['**سلام** دنیا', 'p[b["سلام"] " دنیا"]'],
    ['\\*a\\* \\\\ \\q', 'p["*a* \\\\ \\\\q"]'],
    ['¯\\_(ツ)_/¯', 'p["¯\\\\_(ツ)_/¯"]'],
  ])('%j', (source, expected) => expect(parse(source)).toBe(expected))
})

describe('code', () => {
  it.each([
    ['`a *b* <i>`', 'p[code"a *b* <i>"]'],
    ['``a`b``', 'p[code"a`b"]'],
    ['`` `a` ``', 'p[code"`a`"]'],
    ['`  `', 'p[code"  "]'],
    ['`a\nb`', 'p[code"a\\nb"]'],
    ['`a', 'p["`a"]'],
    ['`a``', 'p["`a``"]'],
    ['``a`', 'p["``a`"]'],
    ['\\`a`', 'p["`a`"]'],
    ['**`a**`', 'p["**" code"a**"]'],
    ['```ts\nlet a = `b`\n\n  **c**\n```\nafter', 'pre<ts>"let a = `b`\\n\\n  **c**" p["after"]'],
    ['~~~\na\n~~~', 'p["~~~\\na\\n~~~"]'],
    ['````\n```\n````', 'pre"```"'],
    ['```\nopen', 'pre"open"'],
    ['```"><script>\na\n```', 'pre"a"'],
    ['```', 'p["```"]'],
    ['```one line```', 'p[code"one line"]'],
  ])('%j', (source, expected) => expect(parse(source)).toBe(expected))
})

describe('quotes and lists', () => {
  it.each([
    ['> a\n> b\nc', 'q[p["a\\nb"]] p["c"]'],
    ['> a\n> > b\n>> c', 'q[p["a"] q[p["b\\nc"]]]'],
    ['> ```\n> a\n> ```', 'q[pre"a"]'],
    ['>:( >_<', 'p[">:( >_<"]'],
    ['>', 'p[">"]'],
    ['- a\n- **b**', 'ul[-[p["a"]] -[p[b["b"]]]]'],
    ['* a\n+ b', 'ul[-[p["a"]] -[p["b"]]]'],
    ['- a\n  - b\n    - c\n- d', 'ul[-[p["a"] ul[-[p["b"] ul[-[p["c"]]]]]] -[p["d"]]]'],
    ['1. a\n   - b\n\t- c\n  - d', 'ol[1[p["a"] ul[-[p["b"]] -[p["c"]] -[p["d"]]]]]'],
    ['- a\n    - b\n        - c', 'ul[-[p["a"] ul[-[p["b"] ul[-[p["c"]]]]]]]'],
    ['- a\n\n- b\n\nc', 'ul[-[p["a"]] -[p["b"]]] p["c"]'],
    ['- a\n\n  b', 'ul[-[p["a"] p["b"]]]'],
    ['buy:\n- a', 'p["buy:"] ul[-[p["a"]]]'],
    ['1. a\n2) b', 'ol[1[p["a"]] 2[p["b"]]]'],
    ['1. a\n1. b\n1. c', 'ol[1[p["a"]] 1[p["b"]] 1[p["c"]]]'],
    ['3. yes\n5. no', 'ol[3[p["yes"]] 5[p["no"]]]'],
    ['we met in\n1986. That was late', 'p["we met in\\n1986. That was late"]'],
    ['- a\n    - b\n    - c', 'ul[-[p["a"] ul[-[p["b"]] -[p["c"]]]]]'],
    ['1. a\n- b\n2. c', 'ol[1[p["a"]]] ul[-[p["b"]]] ol[2[p["c"]]]'],
    ['1. a\n   more', 'ol[1[p["a\\nmore"]]]'],
    ['- a\n  ```js x\n  b\n    c\n  ```', 'ul[-[p["a"] pre<js>"b\\n  c"]]'],
    ['- a\n1. b', 'ul[-[p["a"]]] ol[1[p["b"]]]'],
    ['-', 'p["-"]'],
    ['-5 degrees, 1.5 m', 'p["-5 degrees, 1.5 m"]'],
    ['---', 'p["---"]'],
  ])('%j', (source, expected) => expect(parse(source)).toBe(expected))

  it('stops nesting quotes at the depth limit and shows the rest as text', () => {
    const deep = '> '.repeat(20) + 'end'
    expect(parse(deep)).toBe(`${'q['.repeat(7)}p["${'> '.repeat(13)}end"]${']'.repeat(7)}`)
  })
})

describe('depth', () => {
  const nested = (inner: string): string =>
    ['*', '_', '**', '__', '~~'].reduce((text, mark) => `${mark}a ${text} b${mark}`, inner)
  const depth = (source: string): number =>
    Math.max(...[...walk(parseText(source))].map((visited) => visited.depth))

  it('of emphasis is one level for each kind of mark', () => {
    expect(depth(nested('x'))).toBe(7)
    expect(depth(nested(nested('x')))).toBe(7)
  })

  it('of emphasis ends at the limit, also in a label and in containers', () => {
    expect(depth(`> - ${nested('x')}`)).toBe(10)
    expect(depth(`${nested(`[${nested('x')}](https://x.example)`)}`)).toBe(10)
    expect(depth(`> > > ${nested(`[${nested('x')}](https://x.example)`)}`)).toBe(10)
    expect(depth(`- - - - ${nested(`[${nested('x')}](https://x.example)`)}`)).toBe(10)
  })
})

describe('links', () => {
  it.each([
    ['[a](https://x.example)', 'p[a<https://x.example/>["a"]]'],
    ['[a](https://x.example "a title")b', 'p[a<https://x.example/>["a"] "b"]'],
    ['[a](www.x.example)', 'p[a<https://www.x.example/>["a"]]'],
    ['[*a* `b`](https://x.example)', 'p[a<https://x.example/>[i["a"] " " code"b"]]'],
    ['[a](https://x.example/w_(b))', 'p[a<https://x.example/w_(b)>["a"]]'],
    ['*[a*](https://x.example)', 'p["*" a<https://x.example/>["a*"]]'],
    [
      '[a [b](https://x.example) c](https://y.example)',
      'p["[a " a<https://x.example/>["b"] " c](" a<https://y.example/>["https://y.example"] ")"]',
    ],
    ['[see https://x.example](https://x.example)', 'p[a<https://x.example/>["see https://x.example"]]'],
    ['![a cat](https://x.example/cat.png)', 'p[a<https://x.example/cat.png>["a cat"]]'],
    [
      '![](https://x.example/cat.png)',
      'p["![](" a<https://x.example/cat.png>["https://x.example/cat.png"] ")"]',
    ],
    [
      '[![cat](https://x.example/c.png)](https://y.example)',
      'p["[" a<https://x.example/c.png>["cat"] "](" a<https://y.example/>["https://y.example"] ")"]',
    ],
    ['[](https://x.example', 'p["[](" a<https://x.example/>["https://x.example"]]'],
    ['[\u200b](https://x.example)', 'p["[\u200b](https://x.example)"]'],
    ['[a](/path) [b](//x.example) [c](x.example)', 'p["[a](/path) [b](//x.example) [c](x.example)"]'],
    ['[a] (https://x.example)', 'p["[a] (" a<https://x.example/>["https://x.example"] ")"]'],
    ['\\[a](b)', 'p["[a](b)"]'],
  ])('%j', (source, expected) => expect(parse(source)).toBe(expected))
})

describe('bare addresses', () => {
  it.each([
    ['https://x.example', 'p[a<https://x.example/>["https://x.example"]]'],
    ['HTTP://X.Example/A', 'p[a<http://x.example/A>["HTTP://X.Example/A"]]'],
    ['(see www.x.example/a_(b)).', 'p["(see " a<https://www.x.example/a_(b)>["www.x.example/a_(b)"] ")."]'],
    ['**https://x.example/a**', 'p[b[a<https://x.example/a>["https://x.example/a"]]]'],
    ['_https://x.example/a_b_', 'p[i[a<https://x.example/a_b>["https://x.example/a_b"]]]'],
    [
      '"https://x.example", <https://y.example>',
      'p["\\"" a<https://x.example/>["https://x.example"] "\\", <" a<https://y.example/>["https://y.example"] ">"]',
    ],
    [
      'https://x.example/?a[]=1&b=c#d!',
      'p[a<https://x.example/?a[]=1&b=c#d>["https://x.example/?a[]=1&b=c#d"] "!"]',
    ],
    ['看https://x.example/a。好', 'p["看" a<https://x.example/a>["https://x.example/a"] "。好"]'],
    ['https://x.example\u200f سلام', 'p[a<https://x.example/>["https://x.example"] "\u200f سلام"]'],
    [
      'https://سلام.example/راه',
      'p[a<https://xn--mgbx5cf.example/%D8%B1%D8%A7%D9%87>["https://سلام.example/راه"]]',
    ],
    ['https://x.example\u200f\u200b, b', 'p[a<https://x.example/>["https://x.example"] "\u200f\u200b, b"]'],
    ['https://x.exam\u200bple/a b', 'p["https://x.exam\u200bple/a b"]'],
    ['xhttps://x.example wwww.x', 'p["xhttps://x.example wwww.x"]'],
    ['mailto:me@x.example', 'p[a<mailto:me@x.example>["mailto:me@x.example"]]'],
    ['tel:+982112345678.', 'p[a<tel:+982112345678>["tel:+982112345678"] "."]'],
    ['write to me.too+a@x.example.', 'p["write to " a<mailto:me.too+a@x.example>["me.too+a@x.example"] "."]'],
    ['_me@x.example_', 'p[i[a<mailto:me@x.example>["me@x.example"]]]'],
    ['a@b @ c@ @d.example üme@x.example', 'p["a@b @ c@ @d.example üme@x.example"]'],
    ['https:// www. http://... mailto: tel:', 'p["https:// www. http://... mailto: tel:"]'],
  ])('%j', (source, expected) => expect(parse(source)).toBe(expected))
})

describe('mentions', () => {
  const people = [
    { id: '1', name: 'Ann' },
    { id: '2', name: 'Ann Lee' },
    { id: '3', name: 'علی رضایی' },
    { id: '4', name: 'x_y z' },
    { id: '5', name: 'Ann' },
    { id: '6', name: '' },
    { id: '7', name: '\u3164' },
    { id: '__proto__', name: 'constructor' },
  ]
  it.each([
    ['@Ann', 'p[@1]'],
    ['hi @Ann, @Ann Lee!', 'p["hi " @1 ", " @2 "!"]'],
    ['@Anna @ann @ Ann', 'p["@Anna @ann @ Ann"]'],
    ['@Ann Leexx', 'p[@1 " Leexx"]'],
    ['سلام @علی رضایی، بیا', 'p["سلام " @3 "، بیا"]'],
    ['**@x_y z**', 'p[b[@4]]'],
    ['mail me@Ann', 'p["mail me@Ann"]'],
    ['`@Ann` \\@Ann', 'p[code"@Ann" " @Ann"]'],
    ['[hey @Ann](https://x.example)', 'p[a<https://x.example/>["hey @Ann"]]'],
    ['@constructor @__proto__ @toString', 'p[@__proto__ " @" b["proto"] " @toString"]'],
    ['@ @\u3164', 'p["@ @\u3164"]'],
  ])('%j', (source, expected) => expect(parse(source, people)).toBe(expected))

  it('of no more than 100 people are looked for', () => {
    const many = Array.from({ length: 101 }, (_, id) => ({ id: String(id), name: `n${id}` }))
    expect(parse('@n99 @n100', many)).toBe('p[@99 " @n100"]')
  })

  it('show a name without what cannot be seen', () => {
    expect(parseText('@eve hi', { mentions: [{ id: 'e', name: '\u202eeve\u0007' }] })).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'mention', id: 'e', name: 'eve' },
          { type: 'text', value: ' hi' },
        ],
      },
    ])
  })
})
