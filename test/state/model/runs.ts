/** How often a property is tried: `RUNS=50 npm test -- --project unit state` tries fifty times as often. */
export const runs = (usual: number): number => usual * Number(process.env['RUNS'] ?? 1)

/** ms; random histories take as long as they take. */
export const LONG = 60_000 * Math.max(1, Number(process.env['RUNS'] ?? 1))
