import type { JSX } from 'react'
import { keysOf } from '../src/parts/shortcutText.ts'
import { defaultShortcuts } from '../src/parts/shortcuts.ts'
import type { About } from './about.ts'
import { englishWords } from './words.ts'

/** Keys and what they do, read from the map that the components themselves use. */
export function KeyTable({ shortcuts, keys }: Required<Pick<About, 'shortcuts' | 'keys'>>): JSX.Element {
  const rows = [
    ...keys,
    ...shortcuts.map(
      (name) =>
        [
          defaultShortcuts[name].map((shortcut) => keysOf(shortcut).join(' + ')).join(' or '),
          englishWords.shortcutNames[name],
        ] as const,
    ),
  ]
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Does</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, does]) => (
          <tr key={key + does}>
            <td>
              <kbd>{key}</kbd>
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
