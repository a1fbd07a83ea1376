import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Empty } from './empty.tsx'

interface Around {
  /** Another address is another try. */
  at: string
  children: ReactNode
}

/** In place of a page that could not be fetched, or broke: what happened, and a button that loads it anew. */
export class Broken extends Component<Around, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidUpdate(before: Around) {
    if (before.at !== this.props.at && this.state.error) this.setState({ error: null })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const [title, text] = UNFETCHED.test(error.message)
      ? [
          'This page could not be fetched',
          'Sendback was updated since you opened it, or the connection is down. Nothing that you saved is lost.',
        ]
      : [
          'Something broke on this page',
          'Nothing that you saved is lost. Load the page anew; if it breaks again, tell us.',
        ]
    return (
      <div role="alert">
        <Empty title={title} text={text} level={1}>
          <Button onClick={() => location.reload()}>Load the page anew</Button>
        </Empty>
      </div>
    )
  }
}

/** What Chromium, Firefox and Safari say of a part of the console that is gone, and Vite of its style. */
const UNFETCHED = /dynamically imported module|importing a module script failed|unable to preload/i
