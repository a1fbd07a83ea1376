import '@mantine/core/styles.css'
import './console.css'
import { createTheme, MantineProvider } from '@mantine/core'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { Refused } from './api.ts'
import { Console } from './console.tsx'

declare global {
  /** Where the scroll lock of dialogs looks for the nonce of its style. */
  var __webpack_nonce__: string
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
globalThis.__webpack_nonce__ = nonce

const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 8, dark: 8 },
  colors: {
    sea: ['#e6f6f7', '#cfe9eb', '#9fd3d7', '#6cbcc2', '#43a8b0', '#2a9ca5', '#17969f', '#04838c', '#0b6e75', '#03565c'],
  },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  respectReducedMotion: true,
})

/** Whose key or session has ended meanwhile is shown the door, and comes back to the page they were on. */
function onError(error: Error): void {
  if (error instanceof Refused && error.problem.code === 'key-unknown')
    void client.invalidateQueries({ queryKey: ['session'] })
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // What was refused is refused again; what could not be reached may be back.
      retry: (times, error) => times < 2 && !(error instanceof Refused && error.problem.code !== undefined),
    },
  },
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={client}>
        <Router base="/console">
          <Console />
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  )
