/** Named sets that know both ways who is in what; an empty one is forgotten. */
export interface Groups<Member> {
  get(name: string): readonly Member[]
  names(): readonly string[]
  add(name: string, member: Member): void
  remove(name: string, member: Member): void
  /** @returns the groups it was in */
  removeEverywhere(member: Member): readonly string[]
}

/** Makes groups without anybody in them. */
export function groups<Member>(): Groups<Member> {
  const members = new Map<string, Set<Member>>()
  const namesOf = new Map<Member, Set<string>>()
  const remove = (name: string, member: Member): void => {
    const set = members.get(name)
    set?.delete(member)
    if (set?.size === 0) members.delete(name)
    const names = namesOf.get(member)
    names?.delete(name)
    if (names?.size === 0) namesOf.delete(member)
  }
  return {
    get: (name) => [...(members.get(name) ?? [])],
    names: () => [...members.keys()],
    add(name, member) {
      members.set(name, (members.get(name) ?? new Set()).add(member))
      namesOf.set(member, (namesOf.get(member) ?? new Set()).add(name))
    },
    remove,
    removeEverywhere(member) {
      const names = [...(namesOf.get(member) ?? [])]
      for (const name of names) remove(name, member)
      return names
    },
  }
}
