import type { Scene } from '../../server/scene.ts'
import { announcements } from './announcements.ts'
import { annReza, unreadByAnn as unreadFromReza } from './annReza.ts'
import { designReview } from './designReview.ts'
import { everybody, people } from './people.ts'
import { release, unreadByAnn as unreadOfRelease } from './release.ts'
import { stress } from './stress.ts'
import { tehran } from './tehran.ts'
import { tenThousand } from './tenThousand.ts'

/** A team at a tram company: eight channels, and everybody is in nearly all of them, so one can log in as anybody. */
export const demo: Scene = {
  name: 'demo',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'design-review',
      name: 'Design review',
      members: everybody,
      moderators: ['ann'],
      messages: designReview,
    },
    {
      type: 'messaging',
      id: 'release',
      name: 'Release 4.2',
      members: everybody,
      messages: release,
      unread: { ann: unreadOfRelease },
    },
    {
      type: 'messaging',
      id: 'ann-reza',
      members: ['ann', 'reza'],
      messages: annReza,
      unread: { ann: unreadFromReza },
    },
    {
      type: 'messaging',
      id: 'tehran',
      name: 'گردهمایی تهران',
      members: ['reza', ...everybody.filter((id) => id !== 'reza')],
      messages: tehran,
    },
    {
      type: 'messaging',
      id: 'ten-thousand',
      name: 'Ten thousand messages',
      members: everybody,
      messages: tenThousand,
    },
    {
      type: 'messaging',
      id: 'stress',
      name: '7 things that break rows (and ۳ more)',
      members: everybody,
      messages: stress,
    },
    {
      type: 'messaging',
      id: 'frozen',
      name: 'Announcements',
      members: ['anne-sophie', ...everybody.filter((id) => id !== 'anne-sophie')],
      frozen: true,
      messages: announcements,
    },
    { type: 'messaging', id: 'empty', name: 'Somewhere to begin', members: everybody, messages: [] },
  ],
}
