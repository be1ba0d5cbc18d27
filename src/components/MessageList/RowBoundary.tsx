'use client'
import { Component, type ReactNode } from 'react'

export interface RowBoundaryProps {
  /** What the row is about; when it is another one, the row is tried again. */
  readonly of: unknown
  /** Stands there in place of a row that cannot be drawn. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

interface RowBoundaryState {
  readonly of: unknown
  readonly isBroken: boolean
}

/** Keeps what goes wrong in drawing one row to that row, so that the list and the composer stay (RELIABILITY I39). */
export class RowBoundary extends Component<RowBoundaryProps, RowBoundaryState> {
  override readonly state: RowBoundaryState = { of: this.props.of, isBroken: false }

  static getDerivedStateFromError(): Partial<RowBoundaryState> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps({ of }: RowBoundaryProps, held: RowBoundaryState): RowBoundaryState | null {
    return of === held.of ? null : { of, isBroken: false }
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children
  }
}
