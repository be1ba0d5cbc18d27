import { builtinModules } from 'node:module'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import pkg from './package.json' with { type: 'json' }
import { moduleEntries } from './scripts/entries.mjs'

const installed = new Set([
  ...Object.keys(pkg.dependencies),
  ...Object.keys(pkg.peerDependencies),
  ...builtinModules,
])

/**
 * What the user's own install provides stays an import; only our own files are in `dist`.
 * @throws Error for a package that a user would not have
 */
function external(id: string): boolean {
  if (/^([./\0]|[a-z]:)/i.test(id) && !id.startsWith('node:')) return false
  const name = id.split('/', id.startsWith('@') ? 2 : 1).join('/')
  if (id.startsWith('node:') || installed.has(name)) return true
  throw new Error(`${id} is imported by src, but ${name} is neither in dependencies nor in peerDependencies.`)
}

/**
 * One file out for each file in: entries share code without a bundler's guess, `'use client'` stays at the top of the
 * files that need it, and a user's bundler can drop what is not used.
 */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: {
      entry: Object.fromEntries(moduleEntries.map(({ name, source }) => [name, source])),
      formats: ['es'],
    },
    rolldownOptions: {
      external,
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
})
