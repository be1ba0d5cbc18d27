import { type Order, order, type Version, version } from '../../../src/model/id.ts'

/** The n-th moment of the model's time, as the server writes it. */
export const stamp = (moment: number): string => `2024-05-01T10:00:00.${String(moment).padStart(9, '0')}Z`

/** A version of exactly that moment: what a frame or a change of that moment carries. */
export const at = (moment: number): Version => version(stamp(moment))

/** After everything of that moment: what "up to and with this moment" is written as. */
export const upTo = (moment: number): Version => version(`${stamp(moment)}~`)

export const placeOf = (moment: number, key: string): Order => order(`${stamp(moment)}#${key}`)

export const later = (a: Version, b: Version): Version => (a > b ? a : b)
