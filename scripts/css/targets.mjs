/** The newest style features we write (light-dark, nesting, @layer) are native from these on, so nothing is rewritten. */
export const targets = {
  chrome: version(125),
  edge: version(125),
  firefox: version(128),
  safari: version(17, 5),
  ios_saf: version(17, 5),
}

/** @param {number} major @param {number} [minor] lightningcss packs a version into one number */
function version(major, minor = 0) {
  return (major << 16) | (minor << 8)
}
