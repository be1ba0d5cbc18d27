import {
  type CallFault,
  callFaults,
  canMeet,
  callingDeeds,
  type Deed,
  type WorldFault,
  worldFaults,
} from './script.ts'
import type { CallKind } from './wire.ts'

/** What one run came to; plain data, so that it can travel between processes. */
export interface Report {
  seed: number
  /** Hash of everything that happened, in order; the same seed gives the same. */
  log: string
  deeds: Record<string, number>
  faults: Record<string, number>
  /** `fault × deed` → how often the one met the other. */
  cells: Record<string, number>
  calls: number
  tokens: number
  /** Calls refused for their number although the kit had been told to wait. */
  selfInflicted: number
  broken: number
  lost: number
  doubled: number
  misordered: number
  diverged: number
  /** The first few rules that broke, with what broke them. */
  breaks: string[]
  /** From the end of all faults until everything had arrived, virtual ms. */
  converged: number[]
  /** Messages that have files on the server, and files there that belong to nothing. */
  withFiles: number
  strayFiles: number
}

export const emptyReport = (seed: number): Report => ({
  seed,
  log: '',
  deeds: {},
  faults: {},
  cells: {},
  calls: 0,
  tokens: 0,
  selfInflicted: 0,
  broken: 0,
  lost: 0,
  doubled: 0,
  misordered: 0,
  diverged: 0,
  breaks: [],
  converged: [],
  withFiles: 0,
  strayFiles: 0,
})

const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1
}

export function noteDeed(report: Report, deed: Deed, isDone: boolean, under: Iterable<WorldFault>): void {
  count(report.deeds, deed)
  if (isDone) for (const fault of new Set(under)) count(report.cells, `${fault} × ${deed}`)
}

export const noteWorld = (report: Report, fault: WorldFault): void => count(report.faults, fault)

export function noteCall(report: Report, fault: CallFault, kind: CallKind): void {
  count(report.faults, fault)
  count(report.cells, `${fault} × ${kind}`)
}

/** Adds one run to the sum of many. */
export function addReport(sum: Report, one: Report): void {
  for (const field of ['deeds', 'faults', 'cells'] as const)
    for (const [name, value] of Object.entries(one[field])) sum[field][name] = (sum[field][name] ?? 0) + value
  for (const field of [
    'calls',
    'tokens',
    'selfInflicted',
    'broken',
    'lost',
    'doubled',
    'misordered',
    'diverged',
    'withFiles',
    'strayFiles',
  ] as const)
    sum[field] += one[field]
  sum.converged.push(...one.converged)
}

const total = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, value) => sum + value, 0)

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Every cell that should have been hit, and how often it was. */
export function cellsOf(report: Report): readonly (readonly [cell: string, hits: number])[] {
  const names = [
    ...callFaults.flatMap((fault) =>
      callingDeeds.filter((deed) => canMeet(fault, deed)).map((deed) => `${fault} × ${deed}`),
    ),
    ...worldFaults.flatMap((fault) => callingDeeds.map((deed) => `${fault} × ${deed}`)),
  ]
  return names.map((name) => [name, report.cells[name] ?? 0] as const)
}

/** The sum of many runs as a table for people. */
export function tableOf(sum: Report, runs: number, dialect: string): string {
  const times = sum.converged.toSorted((a, b) => a - b)
  const done = total(sum.deeds)
  const cells = cellsOf(sum).toSorted((a, b) => a[1] - b[1])
  const rows: readonly (readonly [string, string | number])[] = [
    ['dialect', dialect],
    ['runs', runs],
    ['operations', done],
    ...Object.entries(sum.deeds).map(([name, value]) => [`  ${name}`, value] as const),
    ['faults', total(sum.faults)],
    ...Object.entries(sum.faults)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => [`  ${name}`, value] as const),
    ['cells hit / all', `${cells.filter(([, hits]) => hits > 0).length} / ${cells.length}`],
    [
      'fewest hits',
      cells
        .slice(0, 3)
        .map(([name, hits]) => `${name} ${hits}`)
        .join(', '),
    ],
    ['calls', sum.calls],
    ['calls an operation', (sum.calls / Math.max(1, done)).toFixed(2)],
    ['calls for a token', sum.tokens],
    ['self-inflicted 429', sum.selfInflicted],
    [
      'converged p50 / p95 / p99 / max, ms',
      [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share)).join(' / '),
    ],
    ['messages with files', sum.withFiles],
    ['files of answers nobody heard', sum.strayFiles],
    ['lost', sum.lost],
    ['duplicated', sum.doubled],
    ['misordered', sum.misordered],
    ['diverged', sum.diverged],
    ['rules broken', sum.broken],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}
