/** Somebody to chat as: everything a back end needs to connect. */
export interface Account {
  readonly baseUrl: string
  readonly apiKey: string
  readonly user: { readonly id: string; readonly name?: string; readonly image?: string }
  readonly token: string
}

/** The people of the embedded server; empty where the page is served without one. */
export async function fetchPeople(): Promise<readonly Account[]> {
  const answer = await fetch('/demo/people')
  if (!answer.ok) return []
  const people = (await answer.json()) as readonly Omit<Account, 'baseUrl'>[]
  return people.map((person) => ({ ...person, baseUrl: location.origin }))
}
