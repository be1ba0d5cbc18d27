import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { operationsPage } from './operations/table.ts'

const file = 'docs/operations.md'
const options = await resolveConfig(file)
writeFileSync(file, await format(operationsPage(), { ...options, filepath: file }))
