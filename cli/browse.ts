/** Opens a page in this machine's browser. Answers whether there is one to be seen. */
export async function browse(url: string, env: Record<string, string | undefined>): Promise<boolean> {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return false
  const { default: open } = await import('open')
  return open(url).then(
    () => true,
    () => false,
  )
}
