import type { Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import '../src/styles/styles.css'
import './preview.css'
import { expectNoClipping } from './clipping.ts'
import { expectNoComplaints, hearComplaints } from './complaints.ts'
import { DocsPage } from './DocsPage.tsx'
import { endPeople, loadPeople } from './people.ts'
import { withRoot } from './StoryRoot.tsx'
import { initialGlobals, toolbars } from './toolbars.ts'

// What opens after a press is loaded then, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 5000 })

export default {
  globalTypes: toolbars,
  initialGlobals,
  tags: ['autodocs'],
  loaders: [loadPeople],
  beforeEach: ({ canvasElement }) => {
    const stop = hearComplaints()
    return async () => {
      stop()
      await endPeople(canvasElement)
    }
  },
  afterEach: (context) => {
    expectNoComplaints(context)
    expectNoClipping(context)
  },
  decorators: [withRoot],
  parameters: {
    layout: 'fullscreen',
    docs: { page: DocsPage },
    options: {
      storySort: {
        order: [
          'Start',
          ['Welcome', '*'],
          'Foundations',
          'Components',
          ['Chat', 'Channel', '*'],
          'Hooks',
          'Recipes',
          'Scenarios',
        ],
      },
    },
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    },
    viewport: {
      options: {
        narrow: { name: 'Narrow, 320 × 640', styles: { width: '320px', height: '640px' } },
        phone: { name: 'Phone, 390 × 844', styles: { width: '390px', height: '844px' } },
        tablet: { name: 'Tablet, 768 × 1024', styles: { width: '768px', height: '1024px' } },
        desktop: { name: 'Desktop, 1280 × 800', styles: { width: '1280px', height: '800px' } },
        zoomed: { name: '400 % zoom, 1280 × 256', styles: { width: '1280px', height: '256px' } },
      },
    },
  },
} satisfies Preview
