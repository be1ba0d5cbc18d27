import type { Preview } from '@storybook/react-vite'

const choice = (title: string, icon: string, ...items: readonly (readonly [string | number, string])[]) => ({
  description: title,
  toolbar: { title, icon, dynamicTitle: true, items: items.map(([value, name]) => ({ value, title: name })) },
})

/** What can be set for every story at once. A story may set a global for itself; the toolbar then leaves it alone. */
export const toolbars = {
  locale: choice(
    'Language',
    'globe',
    ['en', 'English'],
    ['fa', 'فارسی'],
    ['pseudo', '⟦Pšéúdó····⟧'],
    ['keys', 'Names of the entries'],
  ),
  direction: choice(
    'Direction',
    'transfer',
    ['auto', 'Direction of the language'],
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ),
  theme: choice(
    'Theme',
    'mirror',
    ['light', 'Light'],
    ['dark', 'Dark'],
    ['system', 'System'],
    ['contrast', 'More contrast'],
    ['contrast-dark', 'More contrast, dark'],
    ['shadcn', 'shadcn/ui'],
    ['shadcn-dark', 'shadcn/ui, dark'],
    ['unstyled', 'Without style sheets'],
  ),
  motion: choice(
    'Motion',
    'play',
    ['system', 'Motion as the device says'],
    ['reduced', 'No motion'],
    ['slow', 'Slow motion'],
  ),
  calendar: choice(
    'Calendar',
    'calendar',
    ['locale', 'Calendar of the language'],
    ['gregory', 'Gregorian'],
    ['persian', 'Persian'],
  ),
  digits: choice(
    'Digits',
    'markup',
    ['locale', 'Digits of the language'],
    ['latn', 'Latin digits'],
    ['arabext', 'Persian digits'],
  ),
  zone: choice(
    'Time zone',
    'globe',
    ['UTC', 'UTC'],
    ['Asia/Tehran', 'Tehran'],
    ['America/Los_Angeles', 'Los Angeles'],
  ),
  density: choice(
    'Density',
    'component',
    ['compact', 'Compact'],
    ['cozy', 'Cozy'],
    ['comfortable', 'Comfortable'],
  ),
  layout: choice('Layout', 'comment', ['bubbles', 'Bubbles'], ['flat', 'Flat']),
  latency: choice('Latency', 'timer', [0, 'No latency'], [300, '300 ms'], [3000, '3 s']),
  failures: choice(
    'Failures',
    'lightningoff',
    ['none', 'No failures'],
    ['flaky', 'Every other answer is lost'],
    ['offline', 'Offline'],
    ['refused', 'Writing is refused'],
  ),
} satisfies Preview['globalTypes']

/** What a run of the matrix sets for every story (`scripts/matrix.mjs`). */
const matrix: Record<string, string> = JSON.parse(import.meta.env['VITE_STORY_GLOBALS'] ?? '{}')

export const initialGlobals: Record<string, string | number> = {
  locale: 'en',
  direction: 'auto',
  calendar: 'locale',
  digits: 'locale',
  zone: 'UTC',
  theme: 'light',
  motion: 'system',
  density: 'cozy',
  layout: 'bubbles',
  latency: 0,
  failures: 'none',
  ...matrix,
}
