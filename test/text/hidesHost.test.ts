// @vitest-environment node
import { expect, it } from 'vitest'
import { parseText } from '../../src/text/index.ts'
import { nodesOf } from './pieces.ts'

const shownHost = (source: string): string | false | undefined => {
  const link = nodesOf(parseText(source), 'link')[0]
  return link && link.showHost && link.host
}

it.each([
  ['[here](https://evil.example)', false],
  ['[evil.example](https://evil.example/a)', false],
  ['[www.evil.example](https://evil.example)', false],
  ['[https://evil.example/login](https://www.evil.example/other)', false],
  ['[EVIL.example.](https://evil.example)', false],
  ['[evil.example:8443](https://evil.example:8443)', false],
  ['[version 1.2, e.g. now](https://evil.example)', false],
  ['[https://bank.example](https://evil.example)', 'evil.example'],
  ['[bank.example](https://evil.example)', 'evil.example'],
  ['[log in at bank.example now](https://evil.example)', 'evil.example'],
  ['[evil.example, really bank.example](https://evil.example)', 'evil.example'],
  ['["https://bank.example"](https://evil.example)', 'evil.example'],
  ['[**bank**.example](https://evil.example)', 'evil.example'],
  ['[`bank.example`](https://evil.example:81)', 'evil.example:81'],
  ['[bank.example@evil.example](https://evil.example)', 'evil.example'],
  ['[bank.example.evil.example](https://evil.example)', 'evil.example'],
  ['[bank\u200b.example](https://evil.example)', 'evil.example'],
  ['[b\u00adank.exam\u200dple](https://evil.example)', 'evil.example'],
  ['[ｂａｎｋ．ｅｘａｍｐｌｅ](https://evil.example)', 'evil.example'],
  ['[bank。example](https://evil.example)', 'evil.example'],
  ['[𝐛𝐚𝐧𝐤.example](https://evil.example)', 'evil.example'],
  ['[1.1.1.1](https://evil.example)', 'evil.example'],
  ['[http://localhost](https://evil.example)', 'evil.example'],
  ['[http:/\u200b/localhost](https://evil.example)', 'evil.example'],
  ['[support@bank.example](https://evil.example)', 'evil.example'],
  ['[support@bank.example](mailto:me@evil.example)', 'me@evil.example'],
  ['[support@evil.example](mailto:me@evil.example)', 'me@evil.example'],
  ['[bank.example](mailto:me@evil.example)', 'me@evil.example'],
  ['[me@evil.example](mailto:me@evil.example?subject=hi)', false],
  ['[write us](mailto:me@evil.example)', false],
  ['[+98 21 1234](tel:+98211234)', false],
  ['[call 110](tel:+1900555)', '+1900555'],
  ['[call us](tel:+1900555)', false],
  ['![bank.example](https://evil.example/x.png)', 'evil.example'],
  // One writing system is shown as it is, a mixture as the network sees it, also where the address is its own
  // label.
  ['https://سلام.ایران', false],
  ['[سلام.ایران](https://سلام.ایران)', false],
  ['https://xn--mgbx5cf.example', false],
  ['https://bаnk.example', 'xn--bnk-6cd.example'],
  ['[bаnk.example](https://bаnk.example)', 'xn--bnk-6cd.example'],
  ['https://0x7f.1/', '127.0.0.1'],
  ['https://2130706433', '127.0.0.1'],
  ['https://evil.example/https://bank.example', false],
])('%s shows %j', (source, expected) => expect(shownHost(source)).toBe(expected))
