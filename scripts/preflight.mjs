// Runs before `npm start` and `npm test`, so it must parse on any Node.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    [
      `Parlour is developed on Node 22.18 or newer (it runs TypeScript files directly); this is Node ${process.versions.node}.`,
      '',
      'The right Node is a development dependency: npm scripts find it in node_modules/.bin. Its binary comes',
      'from an install script, and that script has not run here. Do one of these, in the project folder:',
      '',
      '  npm ci                           if nothing is installed yet',
      '  npm rebuild node --foreground-scripts',
      '                                   if npm skipped the install script (ignore-scripts, allow-scripts)',
      '  use Node 22.18 or newer yourself, if the binary cannot be downloaded on this machine',
    ].join('\n'),
  )
  process.exit(1)
}
