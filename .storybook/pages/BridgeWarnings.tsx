import { type JSX, useEffect, useRef, useState } from 'react'
import { type FaintPair, faintPairs } from './faintPairs.ts'

/** Which colours of the theme around it are too faint, computed by the browser; says so too when none is. */
export function BridgeWarnings(): JSX.Element {
  const place = useRef<HTMLElement>(null)
  const [pairs, setPairs] = useState<readonly FaintPair[] | null>(null)
  useEffect(() => {
    if (place.current) setPairs(faintPairs(place.current))
  }, [])
  return (
    <section ref={place} className="bridge-warnings" aria-labelledby="bridge-warnings">
      <h2 id="bridge-warnings">Too faint</h2>
      {pairs?.length === 0 && <p>Nothing: every pair has the contrast it needs.</p>}
      {pairs !== null && pairs.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Colour</th>
              <th scope="col">Worst on</th>
              <th scope="col">Contrast</th>
              <th scope="col">Needs</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ front, back, ratio, needs }) => (
              <tr key={front}>
                <th scope="row">{front}</th>
                <td>{back}</td>
                <td>{ratio.toFixed(2)}</td>
                <td>{needs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
