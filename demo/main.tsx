import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Demo } from './Demo.tsx'
import { installParlourDemo } from './parlourDemo.ts'

const env = installParlourDemo()
const root = document.getElementById('app')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Demo env={env} />
    </StrictMode>,
  )
