import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './readBody.ts'

const REPORTS_PATH = '/demo/csp-reports'
/** A page that breaks the policy in a loop must not fill the memory. */
const MOST_REPORTS = 200

/**
 * The policy the demo is served under: the strictest a host may have, and everything has to work under it. No inline
 * script or style, no eval, no string that becomes markup; pictures and calls over https only, besides its own origin.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: blob:",
  "media-src 'self' https: blob:",
  // 'self' covers the socket of this very origin; wss: those of other servers.
  "connect-src 'self' https: wss:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  `report-uri ${REPORTS_PATH}`,
].join('; ')

/**
 * Collects what browsers report of the policy, and tells whoever asks. It answers `POST` and `GET` of
 * `/demo/csp-reports`.
 * @returns false when the request is none of these
 */
export function collectReports(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const reports: unknown[] = []
  const keep = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const report = await readBody(request)
    if (report === undefined) return void response.writeHead(400).end()
    if (reports.length < MOST_REPORTS) {
      reports.push(report)
      console.error('The page broke its content security policy:', JSON.stringify(report))
    }
    response.writeHead(204).end()
  }
  return (request, response) => {
    if (request.url !== REPORTS_PATH) return false
    if (request.method === 'POST') void keep(request, response)
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(reports))
    return true
  }
}
