import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef, forwardRef, type HTMLAttributes, type JSX, type Ref } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { createLook, LookContext } from '../../src/components/Chat/LookContext.ts'
import { mergeProps } from '../../src/components/mergeProps.ts'
import { Part, type PartProps } from '../../src/components/Part.tsx'

interface State {
  readonly [name: string]: boolean | string | null
  readonly empty: boolean
  readonly overLimit: boolean
  readonly blockedReason: string | null
}

interface NoteProps extends PartProps<State> {
  readonly empty?: boolean
  readonly ours?: () => void
  readonly elementRef?: Ref<HTMLElement>
}

/** A component as ours are built. */
function Note({ empty = false, ours, elementRef, ...given }: NoteProps): JSX.Element {
  return (
    <Part
      as="div"
      slot="notice"
      extra="parlour-focus-inside"
      state={{ empty, overLimit: !empty, blockedReason: empty ? 'frozen' : null }}
      given={given}
      ref={elementRef ?? null}
      id="ours"
      role="group"
      aria-label="Note"
      aria-describedby="our-words"
      tabIndex={0}
      {...(ours ? { onClick: ours } : {})}
    >
      words
    </Part>
  )
}

const note = (): HTMLElement => screen.getByRole('group', { name: 'Note' })

describe('the outermost element of a component', () => {
  it('has its slot as class and attribute, and its state as attributes', () => {
    render(<Note />)
    expect(note()).toHaveClass('parlour-notice', 'parlour-focus-inside')
    expect(note()).toHaveAttribute('data-slot', 'notice')
    expect(note()).toHaveAttribute('data-over-limit', '')
    expect(note()).not.toHaveAttribute('data-empty')
    expect(note()).not.toHaveAttribute('data-blocked-reason')
  })

  it('follows its state', () => {
    const { rerender } = render(<Note />)
    rerender(<Note empty />)
    expect(note()).toHaveAttribute('data-empty', '')
    expect(note()).toHaveAttribute('data-blocked-reason', 'frozen')
    expect(note()).not.toHaveAttribute('data-over-limit')
  })
})

describe('className', () => {
  it('adds a class and takes none away', () => {
    render(<Note className="theirs more" />)
    expect(note()).toHaveClass('parlour-notice', 'theirs', 'more')
  })

  it('as a function depends on the state', () => {
    const className = ({ empty, blockedReason }: State): string => (empty ? `quiet ${blockedReason}` : 'loud')
    const { rerender } = render(<Note className={className} />)
    expect(note()).toHaveClass('loud')
    rerender(<Note className={className} empty />)
    expect(note()).toHaveClass('quiet', 'frozen')
    expect(note()).not.toHaveClass('loud')
  })

  it('stands beside the one that the root sets for the slot', () => {
    render(
      <LookContext.Provider value={createLook({ notice: 'from-the-root' })}>
        <Note className="own" />
      </LookContext.Provider>,
    )
    expect(note()).toHaveClass('parlour-notice', 'from-the-root', 'own')
  })
})

describe('props', () => {
  it('reach the element', () => {
    render(<Note title="Theirs" data-track="7" style={{ color: 'red' }} />)
    expect(note()).toHaveAttribute('title', 'Theirs')
    expect(note()).toHaveAttribute('data-track', '7')
    expect(note()).toHaveStyle({ color: 'rgb(255, 0, 0)' })
  })

  it('cannot drop what behaviour hangs on, only add to it', () => {
    render(<Note id="theirs" role="region" aria-label="Theirs" aria-describedby="their-words" aria-busy />)
    expect(note()).toHaveAttribute('id', 'ours')
    expect(note()).toHaveAttribute('aria-describedby', 'our-words their-words')
    expect(note()).toHaveAttribute('aria-busy', 'true')
  })

  it.each([undefined, null])('that are %s leave ours alone', (nothing) => {
    expect(mergeProps({ tabIndex: 0, role: 'group' }, { tabIndex: undefined, role: nothing })).toEqual({
      tabIndex: 0,
      role: 'group',
    })
  })
})

describe('handlers', () => {
  it('both run, the host’s first', async () => {
    const calls: string[] = []
    render(<Note onClick={() => calls.push('theirs')} ours={() => calls.push('ours')} />)
    await userEvent.click(note())
    expect(calls).toEqual(['theirs', 'ours'])
  })

  it('of ours do not run once the host has prevented the default', async () => {
    const ours = vi.fn<() => void>()
    render(<Note onClick={(event) => event.preventDefault()} ours={ours} />)
    await userEvent.click(note())
    expect(ours).not.toHaveBeenCalled()
  })

  it('of the host alone run as well', () => {
    const onPaste = vi.fn<() => void>()
    render(<Note onPaste={onPaste} />)
    fireEvent.paste(note())
    expect(onPaste).toHaveBeenCalledOnce()
  })
})

describe('render', () => {
  const Card = forwardRef<HTMLElement, HTMLAttributes<HTMLElement>>(function Card(props, ref) {
    return <article {...props} ref={ref} data-card="" />
  })

  it('an element takes the place of ours, with its own props beside our behaviour', async () => {
    const calls: string[] = []
    const ref = createRef<HTMLElement>()
    render(
      <Note
        elementRef={ref}
        render={<Card className="card" onClick={() => calls.push('element')} />}
        onClick={() => calls.push('theirs')}
        ours={() => calls.push('ours')}
      />,
    )
    expect(note().tagName).toBe('ARTICLE')
    expect(note()).toHaveClass('parlour-notice', 'card')
    expect(note()).toHaveAttribute('data-slot', 'notice')
    expect(note()).toHaveTextContent('words')
    expect(ref.current).toBe(note())
    await userEvent.click(note())
    expect(calls).toEqual(['element', 'theirs', 'ours'])
  })

  it('a function draws with the props and knows the state', async () => {
    const ours = vi.fn<() => void>()
    const ref = createRef<HTMLElement>()
    render(
      <Note
        elementRef={ref}
        ours={ours}
        empty
        render={(props, { empty }) => <section {...props} data-seen={empty ? 'empty' : 'full'} />}
      />,
    )
    expect(note().tagName).toBe('SECTION')
    expect(note()).toHaveAttribute('data-seen', 'empty')
    expect(ref.current).toBe(note())
    await userEvent.click(note())
    expect(ours).toHaveBeenCalledOnce()
  })
})
