import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Demo } from './Demo.tsx'

const root = document.getElementById('app')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Demo />
    </StrictMode>,
  )
