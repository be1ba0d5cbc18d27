import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../src/styles/styles.css'
import './demo.css'
import { Demo } from './Demo.tsx'

const root = document.getElementById('app')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Demo />
    </StrictMode>,
  )
