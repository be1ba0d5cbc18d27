import type { StorybookConfig } from '@storybook/react-vite'
import { mergeConfig } from 'vite'

export default {
  framework: '@storybook/react-vite',
  stories: ['./pages/**/*.@(mdx|stories.tsx)', '../src/**/*.stories.tsx'],
  // The pictures of the people in the scenes, and one that is broken.
  staticDirs: ['../demo/public', './public'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  // Nobody waits for these chunks: they are Storybook's own and axe.
  viteFinal: (config) =>
    mergeConfig(config, {
      build: { chunkSizeWarningLimit: 3000, rolldownOptions: { checks: { pluginTimings: false } } },
    }),
} satisfies StorybookConfig
