export { demo } from './demo.ts'
export { everybody, people, type PersonId } from './people.ts'
export { small } from './small.ts'
