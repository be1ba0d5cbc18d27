import type { SceneMessage } from '../../server/scene.ts'
import { conversation, say } from './conversation.ts'
import { everybody } from './people.ts'
import { seededRandom } from './random.ts'
import { sentences } from './sentences.ts'

/** A German word of eighty letters, which no line break fits into. */
const LONGEST_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** Ten thousand characters: about four pages of minutes, in paragraphs. */
function longText(): string {
  const random = seededRandom(10_000)
  let text = 'The minutes of the whole day, as asked for.'
  while (text.length < 10_000) text += `\n\n${sentences(random, 5)}`
  return `${text.slice(0, 9_999)}.`
}

/** What breaks careless rows: length, direction, digits, joined emoji and characters that turn text around. */
export const stress: readonly SceneMessage[] = conversation(9, [
  say('anne-sophie', 0, LONGEST_WORD, { id: 'stress-word' }),
  say('ann', 4, `And in a sentence: the ${LONGEST_WORD} did exist, or so they say.`),
  say('user-42', 2, '42 here. My name starts with a digit (it is nothing else).'),
  say('reza', 3, 'نسخهٔ 4.2 (build 1807) از ساعت ۱۸:۳۰ روی [staging] است؛ 99% تست‌ها سبز شد، ۳ تا نه!', {
    id: 'stress-mixed',
  }),
  say('ann', 1, 'The sign says «خروج» (exit), platform ۱۲ [not 21], and that is correct?'),
  say('xiaolong', 2, '👨‍👩‍👧‍👦', {
    reactions: {
      love: everybody,
      like: everybody,
      haha: ['ann', 'reza'],
      wow: ['user-42'],
      sad: ['guest-7f3a'],
      party: everybody,
    },
  }),
  say('xiaolong', 1, 'Flags and skin tones: 🇮🇷🇳🇱🏴󠁧󠁢󠁷󠁬󠁳󠁿 👩🏽‍🚀👨🏿‍🦽🧑🏻‍🤝‍🧑🏾 ❤️‍🔥 1️⃣'),
  say('guest-7f3a', 5, 'Please open invoice_\u202Efdp.exe and tell me that I am a PDF.', {
    id: 'stress-override',
  }),
  say('guest-7f3a', 1, 'Left open on purpose: \u202Eeverything after this would run backwards'),
  say(
    'guest-7f3a',
    1,
    'Isolates left open: \u2067\u2067\u2067 and closed too often: \u2069\u2069\u2069\u2069 done.',
  ),
  say('ann', 3, 'This line must read from left to right, whatever came before it.'),
  say('user-42', 6, longText(), { id: 'stress-long', edited: true }),
  say('reza', 4, 'من هم خلاصه‌اش را خواندم.', { quotes: 'stress-long' }),
  say('user-42', 2, `https://trams.example/a/very/long/address/${'that-goes-on-'.repeat(18)}?and=on#and-on`),
  say(
    'xiaolong',
    2,
    `\`\`\`json\n${JSON.stringify(Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`stop${at}`, at * 137])))}\n\`\`\``,
  ),
  say(
    'anne-sophie',
    3,
    ['> Do we quote quotes?', '>', '> > We do.', '>', '> > > How deep?', '', 'Deep enough.'].join('\n'),
  ),
  say(
    'anne-sophie',
    1,
    ['- one', '  - one and a half', '    - one and three quarters', '- دو', '- 三'].join('\n'),
  ),
  say('ann', 2, 'Z̸a̷l̶g̵o̴ ṫ̤ẹ̈x̂t̃ and a lot of room:                 here'),
  say('reza', 1, 'آ\n\n\n\n\nب'),
  say('user-42', 2, '0'),
  say('ann', 1, '<script>alert("not a script")</script> & <b>not bold</b> &amp;'),
  say('ann', 1, '**bold that never ends, `code that never ends, [a link](javascript:alert(1)) and _more'),
])
