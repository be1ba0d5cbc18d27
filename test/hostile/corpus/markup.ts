import { asIs, type HostileEntry } from '../entry.ts'

const same = asIs('markup')

/** Markup, scripts and handlers: all of it is words. */
export const markup: readonly HostileEntry[] = [
  same('a picture with a handler', 'message text', '<img src=x onerror=alert(1)>'),
  same('a script', 'message text', '<script>alert(document.domain)</script>'),
  same('a drawing with a handler', 'message text', '<svg/onload=alert(1)>'),
  same('a drawing that holds markup', 'message text', '<svg><foreignObject><b>x</b></foreignObject></svg>'),
  same('a page in a page', 'message text', '"><iframe srcdoc="<script>alert(1)</script>">'),
  same('a style sheet', 'message text', '<style>body{display:none}</style>'),
  same('a sheet from elsewhere', 'message text', '<link rel=stylesheet href=//x.example/a.css>'),
  same('another base', 'message text', '<base href=//x.example/>'),
  same('a refresh', 'message text', '<meta http-equiv=refresh content="0;url=//x.example">'),
  same('a form', 'message text', '<form action=//x.example><input autofocus onfocus=alert(1)></form>'),
  same('a link of markup', 'message text', '<a href="javascript:alert(1)">press</a>'),
  same(
    'markup that parsers read twice',
    'message text',
    '<math><mtext><mglyph><style><!--</style><img src=x>',
  ),
  same('a template', 'message text', '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= alert(1) %>'),
  same('markup in other letters', 'message text', '&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;'),
  same('a comment that never ends', 'message text', '<!-- <p> --!> <![CDATA[ <b>'),
  same('an address in angles', 'message text', '<javascript:alert(1)>'),
  same('an object', 'message text', '<object data=x.swf></object><embed src=x.swf>'),
  same('a picture', 'user name', '<img src=x onerror=alert(1)>'),
  {
    ...same('a picture', 'mention', '<img src=x onerror=alert(1)>'),
    shows: { text: 'Hi @<img src=x onerror=alert(1)>!' },
  },
  same('a script', 'system text', '<script>alert(1)</script>'),
  same('a drawing', 'quote text', '<svg onload=alert(1)>'),
  same('a drawing', 'quote author', '<svg onload=alert(1)>'),
  same('a picture', 'channel name', '<img src=x onerror=alert(1)>'),
  {
    ...same('a script', 'reaction', '<script>alert(1)</script>'),
    shows: { text: '<script>alert(1)</script> 1', name: '<script>alert(1)</script>' },
  },
  {
    ...same('a script', 'typing', '<script>alert(1)</script>'),
    shows: { text: '\u2068<script>alert(1)</script>\u2069 is typing' },
  },
]
