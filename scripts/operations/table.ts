import { existsSync, readFileSync } from 'node:fs'
import { streamOperations } from '../../src/wire/stream/operations.ts'
import { beyond, messages, type Nothing, type OperationEntry } from './entries.ts'
import { polls } from './polls.ts'

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const isNothing = (cell: string | Nothing): cell is Nothing => typeof cell !== 'string'

/** What is wrong with one row: each names what is missing, and where it was looked for. */
export function faultsOf(entry: OperationEntry): readonly string[] {
  const { operation, rows, client, hook, component, test } = entry
  const faults: string[] = []
  const demand = (isThere: boolean, fault: string): void => {
    if (!isThere) faults.push(`${operation}: ${fault}`)
  }
  demand(rows.length > 0, 'names no row of src/wire/stream')
  for (const row of rows) demand(row in streamOperations, `src/wire/stream has no row ${row}`)
  if (!isNothing(client)) {
    const source = read(`src/${client}`)
    for (const row of rows)
      demand(new RegExp(`\\b${row}\\b`).test(source), `src/${client} does not call ${row}`)
  }
  if (!isNothing(hook))
    demand(new RegExp(`\\b${hook}\\b`).test(read('src/headless.ts')), `src/headless.ts has no ${hook}`)
  if (!isNothing(component)) {
    const isFile = component.endsWith('.tsx')
    const isThere = isFile
      ? existsSync(`src/components/${component}`)
      : new RegExp(`\\b${component}\\b`).test(read('src/index.ts'))
    demand(isThere, `${isFile ? 'src/components' : 'src/index.ts'} has no ${component}`)
  }
  for (const cell of [client, hook, component])
    if (isNothing(cell)) demand(/^none\b.{10,}/.test(cell.none), 'a cell says none and not why')
  const [file, title] = test
  demand(title.trim() !== '', 'names no test')
  demand(read(`test/${file}`).includes(title), `test/${file} has no test “${title}”`)
  return faults
}

const cell = (value: string | Nothing): string => (isNothing(value) ? value.none : `\`${value}\``)

function lineOf({ operation, rows, client, hook, component, test: [file, title] }: OperationEntry): string {
  const calls = rows.map((row) => {
    const { method, path } = streamOperations[row]
    return `\`${method} ${path}\``
  })
  const cells = [
    operation,
    calls.join('<br>'),
    cell(client),
    cell(hook),
    cell(component),
    `${title} (\`${file}\`)`,
  ]
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
}

const HEAD = `| operation | call | client, below \`src/\` | hook | component | what its test says, below \`test/\` |
| --- | --- | --- | --- | --- | --- |`

const section = (title: string, entries: readonly OperationEntry[]): string =>
  `## ${title}\n\n${entries.length} rows.\n\n${HEAD}\n${entries.map(lineOf).join('\n')}\n`

/**
 * The page that says where every operation is: on the wire, in a hook, in a component, and in a test.
 * @throws Error when a cell is empty, or names something that is not there
 */
export function operationsPage(): string {
  const faults = [...messages, ...beyond, ...polls].flatMap(faultsOf)
  if (faults.length > 0) throw new Error(`docs/operations.md cannot be written:\n${faults.join('\n')}`)
  return `# Every operation, from the wire to the screen

Written by \`node scripts/operations.ts\` from \`scripts/operations/entries.ts\`; it stops when a cell is empty or names something
that is not there, and a test runs it. Where nobody would expect something, the cell says \`none\` and why.

${section('Messages and events', messages)}
${section('What these need beyond that', beyond)}
${section('Polls', polls)}`
}
