import fc from 'fast-check'

/** Any UTF-16 text, half characters included. (fast-check's own takes seconds to make its table.) */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.integer({ min: 0xd7ff, max: 0xe000 })), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units))
