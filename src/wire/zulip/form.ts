/** What a parameter can be. What is `undefined` is left out. */
export type ZulipValue = string | number | boolean | null | readonly unknown[] | object | undefined

/** Parameters as this protocol takes them, in a query or in a form: texts as they are, everything else as its JSON. */
export function zulipForm(params: Readonly<Record<string, ZulipValue>>): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) form.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  return form
}
