/** What each signal makes of each state. A table with a hole in it does not compile. */
export type Transitions<State extends string, Signal extends string> = Readonly<
  Record<State, Readonly<Record<Signal, State>>>
>
