'use client'
import {
  type ElementType,
  type ForwardedRef,
  forwardRef,
  type HTMLAttributes,
  isValidElement,
  type JSX,
  type ReactElement,
  type Ref,
  type RefAttributes,
} from 'react'
import { useLook } from './Chat/LookContext.ts'
import { mergeProps } from './mergeProps.ts'
import type { SlotName } from './slot.ts'

/** What a part is like now; each entry is also its `data-` attribute. */
export type PartState = Readonly<Record<string, string | boolean | null | undefined>>

/** What is spread on the element of a part. Which element that will be is the host's choice, so the ref suits every one. */
export type ElementProps = HTMLAttributes<HTMLElement> & RefAttributes<never>

/** What every public component takes for its outermost element (`THEMING` §6). */
export interface PartProps<State extends PartState = PartState> extends Omit<
  HTMLAttributes<HTMLElement>,
  'className' | 'dangerouslySetInnerHTML'
> {
  /** Added to ours; a function of the part's state where it depends on it. */
  readonly className?: string | undefined | ((state: State) => string)
  /** Draws another element in place of ours: an element, or a function. Spread the props and pass on the ref. */
  readonly render?: ReactElement | ((props: ElementProps, state: State) => ReactElement)
}

interface OwnProps extends Omit<HTMLAttributes<HTMLElement>, 'slot'> {
  readonly as: keyof JSX.IntrinsicElements
  readonly slot: SlotName
  /** Classes besides the slot's own. */
  readonly extra?: string | undefined
  readonly state?: PartState
  /** What the user of the component has set. */
  readonly given: PartProps<never>
  readonly [attribute: `data-${string}`]: string | undefined
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const attributesOf = (state: PartState): Record<string, string> =>
  Object.fromEntries(
    Object.entries(state).flatMap(([name, value]) =>
      value === true || typeof value === 'string'
        ? [[`data-${kebab(name)}`, value === true ? '' : value]]
        : [],
    ),
  )

/** The outermost element of a component: ours, as the user of the component has changed it. */
export const Part = forwardRef(function Part(
  { as, slot: name, extra, state = {}, given, ...own }: OwnProps,
  ref: ForwardedRef<HTMLElement>,
): JSX.Element {
  const { slot } = useLook()
  const { className, render, ...theirs } = given as PartProps
  const added = typeof className === 'function' ? className(state) : className
  const ours = mergeProps({ ...own, ...slot(name, extra, added), ...attributesOf(state) }, theirs)
  // oxlint-disable-next-line react/refs -- the function draws with it and reads nothing
  if (typeof render === 'function') return render({ ...ours, ref: ref as Ref<never> }, state)
  const Element = (isValidElement(render) ? render.type : as) as ElementType
  const props = isValidElement<Record<string, unknown>>(render) ? mergeProps(ours, render.props) : ours
  return <Element {...props} ref={ref} />
})
