'use client'
import { Component, type ReactNode } from 'react'

export interface FaultBoundaryProps {
  /** What is drawn; when it is another one, it is tried again. */
  readonly of: unknown
  /** Stands there in place of what cannot be drawn. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

interface FaultBoundaryState {
  readonly of: unknown
  readonly isBroken: boolean
}

/** Keeps what goes wrong in drawing one row or menu to it, so that all the rest stays (RELIABILITY I39). */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override readonly state: FaultBoundaryState = { of: this.props.of, isBroken: false }

  static getDerivedStateFromError(): Partial<FaultBoundaryState> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps(
    { of }: FaultBoundaryProps,
    held: FaultBoundaryState,
  ): FaultBoundaryState | null {
    return of === held.of ? null : { of, isBroken: false }
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children
  }
}
