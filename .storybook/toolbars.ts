import type { Preview } from '@storybook/react-vite'

const choice = (title: string, icon: string, ...items: readonly (readonly [string | number, string])[]) => ({
  description: title,
  toolbar: { title, icon, dynamicTitle: true, items: items.map(([value, name]) => ({ value, title: name })) },
})

/** What can be set for every story at once. A story may set a global for itself; the toolbar then leaves it alone. */
export const toolbars = {
  locale: choice('Language', 'globe', ['en', 'English'], ['fa', 'فارسی']),
  direction: choice(
    'Direction',
    'transfer',
    ['auto', 'Direction of the language'],
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ),
  theme: choice('Theme', 'mirror', ['light', 'Light'], ['dark', 'Dark'], ['system', 'System']),
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

export const initialGlobals = {
  locale: 'en',
  direction: 'auto',
  theme: 'light',
  density: 'cozy',
  layout: 'bubbles',
  latency: 0,
  failures: 'none',
} as const
