import {
  ArgTypes,
  Controls,
  Description,
  Heading,
  Primary,
  Source,
  Stories,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks'
import type { JSX } from 'react'
import type { About } from './about.ts'
import { advice } from './advice.ts'
import { Anatomy } from './Anatomy.tsx'
import { KeyTable } from './KeyTable.tsx'
import { sourceOf } from './pages/examples/source.ts'

/** The page of every component, always in the same order; what a component has nothing to say about is left out. */
export function DocsPage(): JSX.Element {
  const { story } = useOf('story', ['story'])
  const about = story.parameters['about'] as About | undefined
  return (
    <>
      <Title />
      <Description of="meta" />
      <Primary />
      <Controls />
      {about && <More about={about} storyId={story.id} title={story.title} />}
      <Stories includePrimary={false} title="Variants and states" />
    </>
  )
}

interface MoreProps {
  readonly about: About
  readonly storyId: string
  readonly title: string
}

function More({ about, storyId, title }: MoreProps): JSX.Element {
  const { usage, shortcuts = [], keys = [], announced, hooks, theming = [], accessibility, rules } = about
  const notes = advice[title]
  return (
    <>
      <Heading>Usage</Heading>
      <Source language="tsx" code={sourceOf(usage)} />
      <Heading>Anatomy</Heading>
      <p>
        The slots of the example above, as they are on the page now. Each has the class <code>parlour-</code>{' '}
        with its name.
      </p>
      <Anatomy storyId={storyId} />
      {shortcuts.length + keys.length > 0 && (
        <>
          <Heading>Keyboard</Heading>
          <KeyTable shortcuts={shortcuts} keys={keys} />
        </>
      )}
      {announced && <Points title="What is announced" points={announced} />}
      <Heading>Props</Heading>
      <ArgTypes of="meta" />
      {hooks && <Points title="Headless use" points={hooks.map((hook) => `${hook}, of parlour/headless`)} />}
      <Points
        title="Theming"
        points={[...theming, 'Tokens are listed under Foundations / Tokens, ways to use them beside it.']}
      />
      {notes?.backEnd && <Points title="Back end" points={notes.backEnd} />}
      {notes && <Points title="Do" points={notes.do} />}
      {notes && <Points title="Don’t" points={notes.dont} />}
      <Points title="Accessibility" points={accessibility} />
      <Heading>Related rules</Heading>
      <p>{rules.join(' · ')}</p>
    </>
  )
}

function Points({
  title,
  points,
}: {
  readonly title: string
  readonly points: readonly string[]
}): JSX.Element {
  return (
    <>
      <Heading>{title}</Heading>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )
}
