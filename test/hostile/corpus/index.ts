import type { HostileEntry } from '../entry.ts'
import { nestings, patterns, sizes } from './amounts.ts'
import { breakOuts } from './breakOuts.ts'
import { directions } from './directions.ts'
import { errors } from './errors.ts'
import { files } from './files.ts'
import { hosts, privateAddresses } from './hosts.ts'
import { markup } from './markup.ts'
import { prototypes } from './prototypes.ts'
import { schemes } from './schemes.ts'
import { stored } from './stored.ts'
import { types } from './types.ts'

/** Everything that strangers try here, by what they want of it. */
export const corpus: readonly HostileEntry[] = [
  ...markup,
  ...schemes,
  ...breakOuts,
  ...directions,
  ...hosts,
  ...privateAddresses,
  ...prototypes,
  ...nestings,
  ...patterns,
  ...sizes,
  ...types,
  ...files,
  ...errors,
  ...stored,
]
